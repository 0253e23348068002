import { type NestExpressApplication } from '@nestjs/platform-express';
import { type FeedmillConfig } from './config/config.js';
import { graphqlBodyErrors } from './graphql/body-errors.js';

/** What the HTTP side of any application with feedmill in it needs; called before it listens. */
export function setUpHttp(app: NestExpressApplication, config: FeedmillConfig): void {
  app.useBodyParser('json', { limit: config.LIMIT_BODY });
  app.use(graphqlBodyErrors);
  app.disable('x-powered-by');
}
