import { Injectable } from '@nestjs/common';
import { CataloguePurge } from '../../catalogue/purge/catalogue-purge.js';
import { Clock } from '../../common/clock.js';
import { ListenerPositions } from '../../publish/listener-positions.js';
import { WebhooksService } from '../../webhooks/webhooks.service.js';
import { RunRetention } from './run-retention.js';

/** Milliseconds between two purges by age. The shortest age is counted in days, and the search costs a query per table. */
const MIN_INTERVAL_BY_AGE = 3_600_000;

/** Deletes rows that no reader can ask for any more: those of deleted jobs, of old versions, and of old runs. */
@Injectable()
export class Purge {
  private running: Promise<void> | null = null;
  private nextByAge = 0;

  constructor(
    private readonly clock: Clock,
    private readonly catalogues: CataloguePurge,
    private readonly retention: RunRetention,
    private readonly webhooks: WebhooksService,
    private readonly listeners: ListenerPositions,
  ) {}

  /** Deletes in small batches. A call while a purge is running waits for that purge. */
  run(): Promise<void> {
    this.running ??= this.purge().finally(() => (this.running = null));
    return this.running;
  }

  private async purge(): Promise<void> {
    await this.deletedJobs();
    await this.catalogues.oldVersions((jobIDs, manager) => this.webhooks.slowestVersions(jobIDs, manager));
    const now = await this.clock.now();
    if (now.getTime() < this.nextByAge) return;
    await this.catalogues.sizeHistory(now);
    await this.retention.sweep(now);
    this.nextByAge = now.getTime() + MIN_INTERVAL_BY_AGE;
  }

  private async deletedJobs(): Promise<void> {
    const orphans = await this.catalogues.orphans();
    if (orphans.length === 0) return;
    await this.retention.orphanedIssues();
    for (const catalogueID of orphans) {
      await this.listeners.forget(catalogueID);
      await this.catalogues.delete(catalogueID);
    }
  }
}
