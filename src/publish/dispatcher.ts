import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { FeedmillError } from '../common/errors.js';
import { KeyedQueue } from './keyed-queue.js';
import { type LeaseColumns, Leases } from './leases.js';

/** A kind of subscriber: webhooks, or the change listeners of this application. */
export interface SubscriberKind<Row extends LeaseColumns> {
  /** Names the kind in the log. */
  readonly name: string;
  /** Subscribers that are delivered to at the same time. */
  readonly concurrency: number;
  /** How long deliveries in progress may go on when the server stops, before `signal` aborts. */
  readonly graceMs: number;
  readonly leases: Leases<Row>;
  /** Returns the keys of the subscribers, of one job or of all, that have something to be delivered. */
  due(now: Date, jobID: string | null): Promise<string[]>;
  /** Leases the subscriber with this key, or returns null when another server has it or nothing is due any more. */
  claim(key: string, owner: string, now: Date): Promise<Row | null>;
  /** Delivers until nothing is left. Stores the position after each delivery, and ends soon after `signal` aborts. */
  deliver(subscriber: Row, signal: AbortSignal): Promise<void>;
}

/** The longest wait after the signal of a stop aborted. What is cut off then is delivered again after the next start. */
const MAX_ABORT_MS = 3_000;
/** A timer runs by the clock of this machine, but the clock of the database decides what is due. */
const CLOCK_DIFFERENCE_MS = 200;
const STOPPING = new FeedmillError('UNAVAILABLE', 'The server is stopping.');
const LEASE_LOST = new FeedmillError('UNAVAILABLE', 'Another server delivers to this subscriber now.');

/**
 * Delivers to the subscribers of one kind, to several at a time and to each one by one. The position of a subscriber is
 * stored, so a wake-up is only a hint: whatever was missed is found at the next one, at the latest by the tick.
 */
export class Dispatcher<Row extends LeaseColumns> {
  private readonly logger: Logger;
  private readonly queue: KeyedQueue;
  private readonly searches = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stop = new AbortController();
  private isClosed = false;

  constructor(
    private readonly kind: SubscriberKind<Row>,
    private readonly clock: Clock,
  ) {
    this.logger = new Logger(kind.name);
    this.queue = new KeyedQueue(kind.concurrency, (key) => this.attend(key));
  }

  /** True once the server stops: no further delivery is begun. */
  get isClosing(): boolean {
    return this.isClosed;
  }

  /** Looks for subscribers, of one job or of all, that have something to be delivered. Does not wait, never throws. */
  wake(jobID: string | null = null): void {
    if (this.isClosed) return;
    const search = this.search(jobID)
      .catch((error: unknown) => this.logger.error('Subscribers could not be read; the tick tries again.', error))
      .finally(() => this.searches.delete(search));
    this.searches.add(search);
  }

  /** Wakes later, for a delivery that is tried again soon. */
  wakeIn(milliseconds: number, jobID: string): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.wake(jobID);
    }, milliseconds + CLOCK_DIFFERENCE_MS).unref();
    this.timers.add(timer);
  }

  /** Resolves when nothing that is due now is left to be delivered. */
  async idle(): Promise<void> {
    while (this.searches.size > 0 || !this.queue.isIdle) {
      await Promise.all(this.searches);
      await this.queue.idle();
    }
  }

  /** Takes no new work. Deliveries in progress may go on for the grace period, and are aborted then. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.queue.close();
    for (const timer of this.timers) clearTimeout(timer);
    await this.idleWithin(this.kind.graceMs);
    this.stop.abort(STOPPING);
    await this.idleWithin(MAX_ABORT_MS);
  }

  private async idleWithin(milliseconds: number): Promise<void> {
    const waiting = new AbortController();
    const patience = delay(milliseconds, undefined, { signal: waiting.signal }).catch(() => undefined);
    await Promise.race([this.idle(), patience]);
    waiting.abort();
  }

  private async search(jobID: string | null): Promise<void> {
    for (const key of await this.kind.due(await this.clock.now(), jobID)) this.queue.add(key);
  }

  private async attend(key: string): Promise<void> {
    try {
      const subscriber = await this.kind.claim(key, randomUUID(), await this.clock.now());
      if (subscriber) await this.deliver(subscriber);
    } catch (error) {
      if (this.stop.signal.aborted) return;
      this.logger.error(`${key}: the delivery failed; the tick tries again.`, error);
    }
  }

  private async deliver(subscriber: Row): Promise<void> {
    const { leases } = this.kind;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.stop.signal]);
    const renewal = setInterval(() => {
      void this.renew(subscriber).then((isKept) => {
        if (!isKept) lost.abort(LEASE_LOST);
      });
    }, leases.renewalMs);
    try {
      await this.kind.deliver(subscriber, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(renewal);
      await leases.release(subscriber);
    }
  }

  private async renew(subscriber: Row): Promise<boolean> {
    try {
      return await this.kind.leases.renew(subscriber, await this.clock.now());
    } catch (error) {
      // The lease lasts longer than the time between two renewals, so the next one may still come in time.
      this.logger.warn(`A lease could not be renewed: ${String(error)}`);
      return true;
    }
  }
}
