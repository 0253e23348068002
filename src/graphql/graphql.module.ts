import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Catch, type ExceptionFilter, Injectable, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { type GqlOptionsFactory, GraphQLModule } from '@nestjs/graphql';
import { ConnectorRegistry } from '../extensions/registry.js';
import { newContext } from './context.js';
import { formatError } from './format-error.js';
import { reportPlugin } from './report.js';
import { fillSourceType } from './source-type.enum.js';

@Injectable()
class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(private readonly connectors: ConnectorRegistry) {}

  createGqlOptions(): ApolloDriverConfig {
    // All providers exist here, and the schema is not built yet.
    fillSourceType(this.connectors.types());
    return {
      path: '/graphql',
      autoSchemaFile: true,
      introspection: true,
      graphiql: false,
      playground: false,
      includeStacktraceInErrorResponses: false,
      context: newContext,
      formatError,
      plugins: [ApolloServerPluginCacheControlDisabled(), reportPlugin],
    };
  }
}

/**
 * Passes every error on to `formatError`. Otherwise Nest would log each error with its causes, such as a request with its
 * headers.
 */
@Catch()
class PassOn implements ExceptionFilter {
  catch(error: unknown): unknown {
    return error;
  }
}

/** The one endpoint, `POST /graphql`. */
@Module({
  imports: [GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, useClass: GraphqlOptions })],
  providers: [{ provide: APP_FILTER, useClass: PassOn }],
})
export class FeedmillGraphqlModule {}
