import { Webhook } from 'standardwebhooks';
import { type Json } from './app.js';
import { newDatabase } from './new-database.js';
import { type DatabaseView, openView } from './database-view.js';
import { Receiver, type Received } from './receiver.js';
import { ServerProcess } from './server.js';
import { firstStock, jobOfStock, startStockFeed, type Stock, type StockFeed } from './stock-feed.js';

const EVENTS = ['ADDED', 'UPDATED', 'REMOVED'] as const;
const PATIENCE = 90_000;

const SAVE_JOB = `mutation ($source: SourceInput!, $mapping: MappingInput, $targetFormat: TargetFormatInput) {
  saveJob(source: $source, mapping: $mapping, targetFormat: $targetFormat) }`;
const SAVE_WEBHOOK = `mutation ($url: String!, $event: WebhookEvent!, $id: ID!) {
  hook: saveWebhook(url: $url, event: $event, jobID: $id) }`;

/** A server process that can be killed, with one job of a large feed and a webhook for each kind of change. */
export class CrashRig {
  server!: ServerProcess;
  view!: DatabaseView;
  jobID!: string;
  /** The editions of the feed, by the version that each makes of the catalogue. */
  readonly editions: Stock[];
  /** How the receiver answers a delivery once it is not held back. */
  onDelivery: (received: Received) => 204 | 'hang' = () => 204;
  /** What the official package says of deliveries with a wrong signature. */
  readonly forged: unknown[] = [];
  private readonly secrets = new Map<string, string>();
  private isHeld = true;

  private constructor(
    readonly database: Awaited<ReturnType<typeof newDatabase>>,
    readonly feed: StockFeed,
    readonly receiver: Receiver,
    private readonly settings: Record<string, string>,
  ) {
    this.editions = [new Map(), feed.stock];
  }

  /** The first run has begun, and waits for the first record. */
  static async start(products: number, settings: Record<string, string>): Promise<CrashRig> {
    const [database, feed, receiver] = await Promise.all([
      newDatabase(),
      startStockFeed(firstStock(products)),
      Receiver.start(),
    ]);
    const rig = new CrashRig(database, feed, receiver, settings);
    receiver.reply = (received) => rig.take(received);
    rig.hold();
    await rig.startServer();
    rig.view = await openView(database.url);
    rig.jobID = (await rig.server.ask(SAVE_JOB, jobOfStock(feed)))['saveJob'];
    for (const event of EVENTS) {
      const path = `/${event}`;
      const variables = { url: `${receiver.origin}${path}`, event, id: rig.jobID };
      const { extensions } = JSON.parse(await rig.server.answer(SAVE_WEBHOOK, variables));
      rig.secrets.set(path, extensions.webhookSecrets.hook);
    }
    return rig;
  }

  /** The version that the catalogue has when the current edition is committed. */
  get version(): number {
    return this.editions.length - 1;
  }

  get stock(): Stock {
    return this.feed.stock;
  }

  async startServer(): Promise<void> {
    this.server = await ServerProcess.start(this.database.url, this.settings);
  }

  /** Starts a run over another edition of the feed, which waits for its first record. */
  async startEdition(stock: Stock): Promise<void> {
    this.editions.push(stock);
    this.feed.stock = stock;
    this.hold();
    await this.server.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: this.jobID });
  }

  /** From now on nobody gets a record of the feed, and no delivery an answer. */
  hold(): void {
    this.isHeld = true;
    const at: NonNullable<StockFeed['at']> = { records: 0, then: () => until('the feed', () => this.feed.at !== at) };
    this.feed.at = at;
  }

  /** The feed goes on, to the end or to where it is stopped again; and so do the deliveries. */
  release(at: StockFeed['at'] = null): void {
    this.isHeld = false;
    this.feed.at = at;
  }

  /** The rows of the job's runs, oldest first. */
  runs(): Promise<Json[]> {
    return this.view.rows(`SELECT * FROM "run" WHERE "jobID" = '${this.jobID}' ORDER BY "id"`);
  }

  async catalogue(): Promise<{ id: number; version: number; productCount: number }> {
    const [row] = await this.view.rows(
      `SELECT "id", "version", "productCount" FROM "catalogue" WHERE "jobID" = '${this.jobID}'`,
    );
    return row as { id: number; version: number; productCount: number };
  }

  async lastRun(): Promise<Json> {
    return (await this.runs()).at(-1)!;
  }

  /** States of products that the run of the current edition has written, and closed. */
  async progress(): Promise<{ written: number; closed: number }> {
    const count = async (column: string): Promise<number> => {
      const [row] = await this.view.rows(
        `SELECT COUNT(*) AS "count" FROM "product" WHERE "${column}" = ${this.version}
         AND "catalogueID" = (SELECT "id" FROM "catalogue" WHERE "jobID" = '${this.jobID}')`,
      );
      return Number(row!['count']);
    };
    return { written: await count('validFrom'), closed: await count('validUntil') };
  }

  /** Waits until the current edition is committed, and all of it delivered. */
  async settle(): Promise<void> {
    await until('the end of the run', async () => (await this.catalogue()).version === this.version);
    await until('the deliveries', async () => {
      const webhooks = await this.view.rows(`SELECT "version" FROM "webhook" WHERE "jobID" = '${this.jobID}'`);
      return webhooks.every(({ version }) => version === this.version);
    });
  }

  /** What a reader is given of the catalogue: its products as JSON texts. */
  async exported(): Promise<string[]> {
    const response = await fetch(new URL(`/jobs/${this.jobID}/products.ndjson`, this.server.url));
    return (await response.text()).split('\n').filter((line) => line !== '');
  }

  async close(): Promise<void> {
    await this.server.end('SIGKILL');
    this.release();
    await this.view.close();
    await this.feed.close();
    await this.receiver.close();
    await this.database.drop();
  }

  private async take(received: Received): Promise<204 | 'hang'> {
    try {
      new Webhook(this.secrets.get(received.path)!).verify(received.body, received.headers as Record<string, string>);
    } catch (error) {
      this.forged.push(error);
    }
    await until('the deliveries to go on', () => !this.isHeld);
    return this.onDelivery(received);
  }
}

/** Looks again and again, without a pause in which something short would be missed. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > giveUp) throw new Error(`Waited ${PATIENCE / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
