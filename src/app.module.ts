import { type DynamicModule, Module } from '@nestjs/common';
import { type FeedmillConfig } from './config/config.js';
import { FeedmillModule } from './feedmill.module.js';

/** feedmill as its own application. */
@Module({})
export class AppModule {
  static with(config: FeedmillConfig): DynamicModule {
    return { module: AppModule, imports: [FeedmillModule.forRoot(config)] };
  }
}
