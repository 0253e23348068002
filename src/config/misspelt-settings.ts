import { distance } from 'fastest-levenshtein';
import { CONFIG_SCHEMA } from './config.js';

type Variables = Readonly<Record<string, string | undefined>>;

const SETTINGS = Object.keys(CONFIG_SCHEMA.shape);

/** Variables of Node and common libraries, which may be in an `.env` file beside our settings. */
const FOREIGN =
  /^(?:NODE_\w+|npm_\w+|PG[A-Z]+|(?:https?|no|all)_proxy|TZ|LANG|LC_\w+|(?:NO|FORCE)_COLOR|UV_\w+|SSL_\w+)$/i;

/** Minimum length of names that may have two wrong letters: shorter names such as HOME are too close to HOST. */
const LONG_NAME_LETTERS = 8;

/**
 * Returns one line for each variable that is probably a misspelt setting. The environment holds the names of many
 * programs, so only names close to a setting count there. In the `.env` file every unknown name counts.
 */
export function misspeltSettings(environment: Variables, envFile: Variables): string[] {
  const others = Object.keys(environment).filter((name) => environment[name] !== '' && !(name in envFile));
  return [
    ...Object.keys(envFile).flatMap((name) => misspelling(name, name.toUpperCase()) ?? unknown(name) ?? []),
    ...others.flatMap((name) => misspelling(name) ?? []),
  ];
}

function misspelling(name: string, spelling = name): string | undefined {
  if (SETTINGS.includes(name)) return undefined;
  const [nearest] = SETTINGS.map((setting) => ({ setting, letters: wrongLetters(spelling, setting) }))
    .filter(({ setting, letters }) => letters <= (setting.length >= LONG_NAME_LETTERS ? 2 : 1))
    .sort((a, b) => a.letters - b.letters);
  return nearest && `${name} is not a setting of feedmill; did you mean ${nearest.setting}?`;
}

function unknown(name: string): string | undefined {
  if (SETTINGS.includes(name) || FOREIGN.test(name)) return undefined;
  return `${name} in .env is not a setting of feedmill; .env.example lists all settings.`;
}

/** The edit distance, except that two neighbours that changed places count as one wrong letter. */
function wrongLetters(name: string, setting: string): number {
  const at = [...setting].findIndex((letter, index) => letter !== name[index]);
  const swapped = setting.slice(0, at) + setting.charAt(at + 1) + setting.charAt(at) + setting.slice(at + 2);
  return name === swapped ? 1 : distance(name, setting);
}
