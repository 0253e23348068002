import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Catalogue, CatalogueVersion, ProductState } from './catalogue/catalogue.entity.js';
import { CONFIG, type FeedmillConfig } from './config/config.js';
import { BUILT_IN_CONNECTORS } from './connectors/index.js';
import { type DatabaseContents } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { ExtensionsModule } from './extensions/registry.js';
import { FeedmillGraphqlModule } from './graphql/graphql.module.js';
import { Job } from './jobs/job.entity.js';
import { JobsModule } from './jobs/jobs.module.js';
import { Run, RunIssue } from './jobs/runs/run.entity.js';
import { StoredMapping } from './mappings/mapping.entity.js';
import { MappingsModule } from './mappings/mappings.module.js';
import { ProductsModule } from './products/products.module.js';
import { ListenerPosition } from './publish/listener-position.entity.js';
import { Source } from './sources/source.entity.js';
import { SourcesModule } from './sources/sources.module.js';
import { StoredTargetFormat } from './target-formats/target-format.entity.js';
import { BUILT_IN_FORMATS } from './target-formats/built-in/index.js';
import { TargetFormatsModule } from './target-formats/target-formats.module.js';
import { Webhook } from './webhooks/webhook.entity.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** What the tables are made for, and what a fresh database holds. */
export const DATABASE_CONTENTS: DatabaseContents = {
  entities: [
    Source,
    StoredMapping,
    StoredTargetFormat,
    Job,
    Run,
    RunIssue,
    Webhook,
    Catalogue,
    CatalogueVersion,
    ProductState,
    ListenerPosition,
  ],
  firstFormats: BUILT_IN_FORMATS,
};

@Global()
@Module({})
class ConfigModule {
  static with(config: FeedmillConfig): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}

/**
 * The whole of feedmill as one module. Another team's application imports it and adds connectors, functions, attributes
 * or a mapping generator as ordinary providers of its own modules:
 * `imports: [FeedmillModule.forRoot(loadConfig(process.env)), TheirModule]`.
 */
@Module({})
export class FeedmillModule {
  static forRoot(config: FeedmillConfig): DynamicModule {
    return {
      module: FeedmillModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(DATABASE_CONTENTS),
        ScheduleModule.forRoot(),
        ExtensionsModule,
        FeedmillGraphqlModule,
        SourcesModule,
        MappingsModule,
        TargetFormatsModule,
        ProductsModule,
        WebhooksModule,
        JobsModule,
      ],
      providers: [...BUILT_IN_CONNECTORS],
      exports: [SourcesModule, MappingsModule, TargetFormatsModule, ProductsModule, WebhooksModule, JobsModule],
    };
  }
}
