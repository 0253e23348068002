import { badInput } from '../common/errors.js';
import { type Credentials } from './credential-vault.js';

const PLACEHOLDER = /\$\{(\w+)\}/g;

/** Returns a text with each `${NAME}` replaced by the credential of that name; `BAD_USER_INPUT` for an unknown name. */
export function fillIn(text: string, credentials: Credentials, field: string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    if (Object.hasOwn(credentials, name)) return credentials[name] ?? '';
    throw badInput(
      field,
      `${field} uses \${${name}}, but the source has no credential "${name}". Save it with credentials: { ${name}: "..." }.`,
    );
  });
}
