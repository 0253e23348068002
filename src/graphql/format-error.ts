import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { isNulRefused } from '../database/errors.js';

const logger = new Logger('GraphQL');

/**
 * Formats an error for clients: a stable code, a message for users, no stack. Unexpected errors are logged with an id, and
 * clients get only that id.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  const { path, locations } = formatted;
  if (thrown instanceof FeedmillError) {
    return { message: thrown.message, path, locations, extensions: { code: thrown.code, ...thrown.details } };
  }
  // A GraphQLError without a resolver's error comes from GraphQL itself and explains the error in the document.
  const code = formatted.extensions?.['code'];
  if (error instanceof GraphQLError && thrown === error && code !== 'INTERNAL_SERVER_ERROR') {
    const { code: _, stacktrace: __, ...extensions } = formatted.extensions ?? {};
    const { message, field } = withoutValue(error);
    return {
      ...formatted,
      message,
      extensions: { code: code ?? 'BAD_USER_INPUT', ...(field && { field }), ...extensions },
    };
  }
  if (isNulRefused(thrown)) {
    const message =
      'A text in the request has a NUL character (\\u0000) in it, which the database cannot hold: leave it out.';
    return { message, path, locations, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const id = newId();
  logger.error(
    `${id}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    thrown instanceof Error ? thrown.stack : undefined,
  );
  const message = `Something went wrong on our side; the log says what under ${id}.`;
  return { message, path, locations, extensions: { code: 'INTERNAL', id } };
}

/** Removes the value from GraphQL's message about a wrong variable: it may contain credentials, and the path is enough. */
function withoutValue({ message, originalError }: GraphQLError): { message: string; field?: string } {
  const [, variable] = /^Variable "\$(\w+)" /.exec(message) ?? [];
  const ending = `; ${originalError?.message}`;
  if (variable === undefined || !message.endsWith(ending)) return { message, field: variable };
  const [, field = variable] = / at "([^"]*)"$/.exec(message.slice(0, -ending.length)) ?? [];
  const reason = ending.replace(/( value): ["[{].*/s, '$1');
  return { message: `Variable "$${variable}" got an invalid value at "${field}"${reason}`, field };
}
