import { type Json, TestApp } from './app.js';
import { newDatabase } from './new-database.js';
import { ManualClock } from './manual-clock.js';
import { Receiver, saveWebhook, webhookOf } from './receiver.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from './shelf.js';

export const SECONDS = 1 / 3600;
export const MINUTES = 1 / 60;
/** A little more than the jitter of the schedule. */
export const LATER = 1.101;

const SETTINGS = { WEBHOOK_TIMEOUT: '300ms', RUN_INTERVAL: '365d' };

/** A job with a catalogue of five wares at version 1, a receiver, and an application that can be started again. */
export class WebhookRig {
  private constructor(
    private readonly database: Awaited<ReturnType<typeof newDatabase>>,
    readonly clock: ManualClock,
    readonly shelf: Shelf,
    readonly receiver: Receiver,
    public app: TestApp,
    readonly jobID: string,
  ) {}

  static async start(): Promise<WebhookRig> {
    const database = await newDatabase();
    const clock = new ManualClock();
    const [shelf, receiver] = await Promise.all([startShelf(waresFrom(1, 5)), Receiver.start()]);
    const app = await TestApp.start(SETTINGS, { databaseUrl: database.url, clock });
    const jobID = await app.saveJob(jobOfShelf(shelf));
    await app.settle();
    return new WebhookRig(database, clock, shelf, receiver, app, jobID);
  }

  /** Another server on the same database, at the same time. */
  another(variables: Record<string, string> = {}): Promise<TestApp> {
    return TestApp.start({ ...SETTINGS, ...variables }, { databaseUrl: this.database.url, clock: this.clock });
  }

  async restart(variables: Record<string, string> = {}): Promise<void> {
    await this.app.stop();
    this.app = await this.another(variables);
  }

  /** A webhook for what is added, and later for how it stands. */
  hook(path = '/added', event = 'ADDED') {
    return saveWebhook(this.app, { url: `${this.receiver.origin}${path}`, event, jobID: this.jobID });
  }

  state(id: string): Promise<Json> {
    return webhookOf(this.app, id);
  }

  /** Runs the job with one ware more on the shelf, and waits for what is due to be delivered. */
  async add(name: string): Promise<void> {
    this.shelf.wares = [...this.shelf.wares, { name, price: 1 }];
    await this.run();
    await this.app.settle();
  }

  async run(): Promise<void> {
    await this.app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: this.jobID });
  }

  redeliver(id: string, fromVersion: number): Promise<Json> {
    return this.app.ask(REDELIVER, { id, from: fromVersion });
  }

  async later(hours: number): Promise<void> {
    this.clock.advance(hours);
    await this.app.tick();
  }

  /** The names of the products that the receiver took, in the order in which it did. */
  names(): string[] {
    return this.receiver.products.map(({ productData }) => (productData as Json)['Name'] as string);
  }

  versions(): number[] {
    return this.receiver.payloads.map(({ version }) => version as number);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.shelf.close();
    await this.receiver.close();
    await this.database.drop();
  }
}

export const REDELIVER = 'mutation ($id: ID!, $from: Int!) { redeliver(webhookID: $id, fromVersion: $from) }';
