import { badInput } from '../common/errors.js';

/** Throws `BAD_USER_INPUT` for an unknown parameter in the url of a source: a misspelt filter would read all products. */
export function checkFilters(url: string | null, known: readonly string[], type: string): void {
  if (!url || !URL.canParse(url)) return;
  const unknown = [...new URL(url).searchParams.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw badInput(
    'url',
    `A source of type ${type} cannot be narrowed down by "${unknown}"; its url may have ${known.join(', ')}.`,
  );
}

/** The values of a parameter that may be given several times and with commas. */
export function filterValues(filters: URLSearchParams, name: string): string[] {
  return filters
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
