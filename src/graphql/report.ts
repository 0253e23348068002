import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from './context.js';

/** Adds a value to the response's `extensions`, under a kind and the response key of the current field. */
export function report(
  { extensions }: RequestContext,
  kind: 'runs' | 'issues' | 'source' | 'webhookSecrets',
  info: GraphQLResolveInfo,
  value: unknown,
): void {
  (extensions[kind] ??= {})[String(info.path.key)] = value;
}

/** Adds the values of `report` to each response. */
export const reportPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body }, contextValue }) => {
        if (body.kind === 'single' && Object.keys(contextValue.extensions).length > 0) {
          body.singleResult.extensions = { ...body.singleResult.extensions, ...contextValue.extensions };
        }
        return Promise.resolve();
      },
    }),
};
