import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { Cron, SchedulerRegistry } from '@nestjs/schedule';
import { CronTime } from 'cron';
import { FeedmillError } from '../common/errors.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { Subscribers } from '../publish/subscribers.js';
import { DueJobs } from './due-jobs.js';
import { JobsService } from './jobs.service.js';
import { Purge } from './runs/purge.js';
import { RunRecovery } from './runs/run-recovery.js';
import { RunShutdown } from './runs/run-shutdown.js';

const TICK = 'due-jobs';
/** The zone that the hours of SCHEDULER_CRON are in, whatever the zone of the process is. */
const TIME_ZONE = 'UTC';

/** Runs the jobs that are due, every minute. Any number of servers may tick at the same time. */
@Injectable()
export class JobsScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly due: DueJobs,
    private readonly jobs: JobsService,
    private readonly recovery: RunRecovery,
    private readonly shutdown: RunShutdown,
    private readonly purge: Purge,
    private readonly subscribers: Subscribers,
    private readonly registry: SchedulerRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.recovery.recover({ afterStart: true });
    const cron = this.registry.getCronJob(TICK);
    if (this.config.SCHEDULER_CRON === 'off') await cron.stop();
    else cron.setTime(new CronTime(this.config.SCHEDULER_CRON, TIME_ZONE));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Stops the tick, then the execution of runs. A second call waits for the same stop. */
  async stop(): Promise<void> {
    // A server that is stopped while it starts may not have registered the tick yet.
    if (this.registry.doesExist('cron', TICK)) await this.registry.getCronJob(TICK).stop();
    await this.shutdown.stop();
  }

  /** Resolves when the runs and the purge that ticks have started are over. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  @Cron('* * * * *', { name: TICK, timeZone: TIME_ZONE, waitForCompletion: true })
  async tick(): Promise<void> {
    try {
      await this.recovery.recover();
      this.subscribers.wake();
      for await (const run of this.due.claim()) this.track(this.jobs.run(run.jobID, { run }));
      this.track(this.purge.run());
    } catch (error) {
      this.logger.error('The tick failed; the next one tries again.', error instanceof Error ? error.stack : error);
    }
  }

  // The tick does not wait for its runs or the purge, as the next tick must not be delayed.
  private track(work: Promise<unknown>): void {
    const tracked = work.catch((error: unknown) => this.explain(error)).finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private explain(error: unknown): void {
    // The run takes longer than RUN_JOB_WAIT; it goes on, and nobody waits for it here.
    if (error instanceof FeedmillError && error.code === 'RUN_IN_PROGRESS') return;
    this.logger.warn(error instanceof Error ? error.message : String(error));
  }
}
