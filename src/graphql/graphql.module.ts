import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable, Module } from '@nestjs/common';
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
    // Here every provider is known and the schema not yet built; later would be too late.
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

/** The one endpoint, `POST /graphql`. */
@Module({
  imports: [GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, useClass: GraphqlOptions })],
})
export class FeedmillGraphqlModule {}
