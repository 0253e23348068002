import { type ModuleMetadata } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { Clock } from '../../src/common/clock.js';
import { loadConfig } from '../../src/config/config.js';
import { READ_DATA_SOURCE } from '../../src/database/data-sources.js';
import { JobsScheduler } from '../../src/jobs/jobs.scheduler.js';
import { RunQueue } from '../../src/jobs/runs/run-queue.js';
import { ChangeListeners } from '../../src/publish/change-listeners.js';
import { setUpHttp } from '../../src/set-up-http.js';
import { WebhookDelivery } from '../../src/webhooks/webhook-delivery.js';
import { ManualClock } from './manual-clock.js';
import { newDatabase } from './new-database.js';

/** What a test reads of an answer; it checks the shapes itself. */
export type Json = Record<string, any>;

export interface Answer<T = Json> {
  data: T;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> & { code: string } }[];
  extensions?: Record<string, Json>;
}

/** The real application over a real database of its own, with a clock that the test moves. */
export class TestApp {
  private constructor(
    readonly nest: NestExpressApplication,
    readonly clock: ManualClock,
    readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /**
   * Starts the application. With `databaseUrl` it opens the database of one that was closed before; `imports` are modules
   * of another team, by default after feedmill's.
   */
  static async start(
    variables: Record<string, string> = {},
    options: {
      databaseUrl?: string;
      clock?: ManualClock;
      imports?: ModuleMetadata['imports'];
      importOrder?: 'before' | 'after';
    } = {},
  ) {
    const database = options.databaseUrl
      ? { url: options.databaseUrl, drop: () => Promise.resolve() }
      : await newDatabase();
    const config = loadConfig({
      DATABASE_URL: database.url,
      ALLOW_PRIVATE_ADDRESSES: 'true',
      SCHEDULER_CRON: 'off',
      RETRY_BASE: '1ms',
      RETRY_MAX: '2ms',
      ...variables,
    });
    const clock = options.clock ?? new ManualClock();
    const imports = [AppModule.with(config), ...(options.imports ?? [])];
    const module = await Test.createTestingModule({
      imports: options.importOrder === 'before' ? imports.reverse() : imports,
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const nest = module.createNestApplication<NestExpressApplication>({
      logger: process.env['TEST_LOG'] ? undefined : ['fatal'],
      bodyParser: false,
    });
    setUpHttp(nest, config);
    await nest.init().catch(async (error: unknown) => {
      await nest.close();
      await database.drop();
      throw error;
    });
    return new TestApp(nest, clock, database.url, database.drop);
  }

  async graphql<T = Json>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await request(this.nest.getHttpServer()).post('/graphql').send({ query, variables });
    return response.body as Answer<T>;
  }

  /** The data of an operation that has to succeed. */
  async ask<T = Json>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.graphql<T>(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The first error of an operation that has to fail, as its code and field. */
  async refusal(query: string, variables: object = {}) {
    const { errors } = await this.graphql(query, variables);
    const [error] = errors ?? [];
    return { code: error?.extensions.code, field: error?.extensions['field'], message: error?.message };
  }

  get reader(): DataSource {
    return this.nest.get<DataSource>(getDataSourceToken(READ_DATA_SOURCE));
  }

  async tick(): Promise<void> {
    await this.nest.get(JobsScheduler).tick();
    await this.settle();
  }

  /** Waits until no run is queued or going, and what it changed is delivered. */
  async settle(): Promise<void> {
    await this.nest.get(JobsScheduler).settled();
    await this.nest.get(RunQueue).idle();
    await this.nest.get(WebhookDelivery).idle();
    await this.nest.get(ChangeListeners).idle();
  }

  async saveJob(input: object): Promise<string> {
    const { saveJob } = await this.ask<{ saveJob: string }>(
      'mutation ($source: SourceInput!, $mapping: MappingInput, $targetFormat: TargetFormatInput, $id: ID) { saveJob(source: $source, mapping: $mapping, targetFormat: $targetFormat, id: $id) }',
      input,
    );
    return saveJob;
  }

  async runsOf(jobID: string) {
    const { getJob } = await this.ask(
      `query ($id: ID!) { getJob(id: $id) { runs { nodes { id status trigger reason message scheduledFor startedAt finishedAt
         counts { read skipped duplicates rejected mapped added updated unchanged removed removalsWithheld } issueCounts { code field count } } } } }`,
      { id: jobID },
    );
    return getJob.runs.nodes as Json[];
  }

  async productsOf(jobID: string) {
    const { getProducts } = await this.ask(
      'query ($id: ID!) { getProducts(jobID: $id, first: 1000) { totalCount nodes { id data addedAt updatedAt } } }',
      { id: jobID },
    );
    return getProducts as {
      totalCount: number;
      nodes: { id: string; data: Json; addedAt: string; updatedAt: string }[];
    };
  }

  /** Stops the application; its database stays for the next one. */
  async stop(): Promise<void> {
    await this.nest.close();
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.drop();
  }
}
