import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Cron, SchedulerRegistry } from '@nestjs/schedule';
import { CronTime } from 'cron';
import { Clock } from '../common/clock.js';
import { FeedmillError } from '../common/errors.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { ChangeListeners } from '../publish/change-listeners.js';
import { WebhookDelivery } from '../webhooks/webhook-delivery.js';
import { DueJobs } from './due-jobs.js';
import { JobsService } from './jobs.service.js';
import { Housekeeping } from './runs/housekeeping.js';

const TICK = 'due-jobs';
/** The zone that the hours of SCHEDULER_CRON are in, whatever the zone of the process is. */
const TIME_ZONE = 'UTC';

/** The one clockwork: every minute it finds the jobs that are due and has them run. Any number of servers may tick. */
@Injectable()
export class JobsScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly due: DueJobs,
    private readonly jobs: JobsService,
    private readonly housekeeping: Housekeeping,
    private readonly delivery: WebhookDelivery,
    private readonly listeners: ChangeListeners,
    private readonly registry: SchedulerRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.housekeeping.takeUpRuns({ afterStart: true });
    const cron = this.registry.getCronJob(TICK);
    if (this.config.SCHEDULER_CRON === 'off') await cron.stop();
    else cron.setTime(new CronTime(this.config.SCHEDULER_CRON, TIME_ZONE));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Starts nothing more, then gives the runs that are going some time to end. May be called again, for the same stop. */
  async stop(): Promise<void> {
    // A server that is stopped while it starts has no clockwork yet.
    if (this.registry.doesExist('cron', TICK)) await this.registry.getCronJob(TICK).stop();
    await this.housekeeping.stop();
  }

  /** Resolves when every run that a tick handed over has ended, and its purge. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  @Cron('* * * * *', { name: TICK, timeZone: TIME_ZONE, waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.housekeeping.takeUpRuns();
      this.delivery.wake();
      this.listeners.wake();
      for (const jobID of await this.due.claim(await this.clock.now())) this.track(this.jobs.run(jobID));
      this.track(this.housekeeping.purge());
    } catch (error) {
      this.logger.error('The tick failed; the next one tries again.', error instanceof Error ? error.stack : error);
    }
  }

  // The tick waits neither for its runs nor for the purge: the next one must come in time.
  private track(work: Promise<unknown>): void {
    const tracked = work.catch((error: unknown) => this.explain(error)).finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private explain(error: unknown): void {
    // Nobody waits for a run that takes its time.
    if (error instanceof FeedmillError && error.code === 'RUN_IN_PROGRESS') return;
    this.logger.warn(error instanceof Error ? error.message : String(error));
  }
}
