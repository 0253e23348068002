import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { KeyedQueue } from '../publish/keyed-queue.js';
import { type Delivery } from './delivery.js';
import { ProductDeliveries } from './product-deliveries.js';
import { waitAfter } from './retry-schedule.js';
import { RunDeliveries } from './run-deliveries.js';
import { sign } from './signing.js';
import { WebhookClaims } from './webhook-claims.js';
import { type RunEventName, type Webhook } from './webhook.entity.js';
import { type SendFailure, WebhookSender } from './webhook-sender.js';

/** Deliveries at once in this process: they mostly wait, and dead receivers must not hold up the others. */
const CONCURRENCY = 16;
/** Longer waits are left to the tick. */
const TIMED_WAIT = 60_000;
/** The clock that decides is the database's. */
const CLOCKS_APART = 200;
const SHUTDOWN_WAIT = 3_000;
const SHUTDOWN = new FeedmillError('UNAVAILABLE', 'The server is stopping.');

/**
 * Brings to each webhook what was committed, one delivery after the other. How far it has come is stored after each; being
 * woken is only a hint, and the tick finds what was missed.
 */
@Injectable()
export class WebhookDelivery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly queue = new KeyedQueue(CONCURRENCY, (id) => this.attend(id));
  private readonly stop = new AbortController();
  private readonly searches = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly claims: WebhookClaims,
    private readonly products: ProductDeliveries,
    private readonly runs: RunDeliveries,
    private readonly sender: WebhookSender,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.claims.releaseLost();
    this.wake();
  }

  /** Looks for what is to be delivered of a job, or of all; does not wait for it, and never throws. */
  wake(jobID: string | null = null): void {
    if (this.stopping) return;
    const search = this.search(jobID)
      .catch((error: unknown) => this.logger.error('Webhooks could not be looked for; the tick tries again.', error))
      .finally(() => this.searches.delete(search));
    this.searches.add(search);
  }

  /** Resolves when nothing that is due now is left to deliver. */
  async idle(): Promise<void> {
    while (this.searches.size > 0 || !this.queue.isIdle) {
      await Promise.all(this.searches);
      await this.queue.idle();
    }
  }

  /** What is under way may end, for a short time; what is cut off is delivered again after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.queue.close();
    for (const timer of this.timers) clearTimeout(timer);
    const timer = setTimeout(() => this.stop.abort(SHUTDOWN), SHUTDOWN_WAIT);
    await this.idle();
    clearTimeout(timer);
  }

  private async search(jobID: string | null): Promise<void> {
    for (const id of await this.claims.due(await this.clock.now(), jobID)) this.queue.add(id);
  }

  private async attend(id: string): Promise<void> {
    try {
      await this.deliverAll(id);
    } catch (error) {
      this.logger.error(`Webhook ${id} was not delivered; the tick tries again.`, error);
    }
  }

  private async deliverAll(id: string): Promise<void> {
    const claimed = await this.claims.claim(id, randomUUID(), await this.clock.now());
    if (!claimed) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, this.stop.signal]);
    const renewal = setInterval(() => {
      void this.renew(claimed).then((kept) => {
        if (!kept) lost.abort(SHUTDOWN);
      });
    }, this.claims.renewEvery);
    try {
      let webhook: Webhook | null = claimed;
      while (webhook && !this.stopping) webhook = await this.deliverNext(webhook, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(renewal);
      await this.claims.release(claimed);
    }
  }

  /** One delivery. Answers the webhook as it is afterwards; null when there is nothing more to do for now. */
  private async deliverNext(webhook: Webhook, signal: AbortSignal): Promise<Webhook | null> {
    const delivery = await (isOfRuns(webhook) ? this.runs.next(webhook) : this.products.next(webhook));
    if (!delivery) return null;
    if (delivery.body === null) return this.claims.move(webhook, delivery.after);
    const now = await this.clock.now();
    const headers = sign(webhook.secret, webhook.deliveryID, now, delivery.body);
    const failure = await this.sender.send(webhook.url, headers, delivery.body, now, signal);
    if (failure) return this.giveUp(webhook, delivery, failure);
    return this.claims.move(webhook, {
      // What was said before it got going again is still worth reading; an error that has passed is not.
      ...(webhook.attempts > 0 && { lastError: null }),
      ...delivery.after,
      deliveryID: newId(),
      attempts: 0,
      nextAttemptAt: null,
    });
  }

  /** The delivery is tried again later, or never. */
  private async giveUp(webhook: Webhook, { before }: Delivery, failure: SendFailure): Promise<null> {
    const attempts = webhook.attempts + 1;
    const wait = failure.isFinal ? null : waitAfter(attempts, failure.askedMs);
    const advice = 'Save the webhook again, or redeliver, and it goes on from where it was.';
    if (wait === null) {
      const after = attempts === 1 ? '' : ` after ${attempts} tries`;
      const lastError = `${failure.message} It was disabled${after}. ${advice}`;
      this.logger.warn(`Webhook ${webhook.id} was disabled: ${failure.message}`);
      await this.claims.move(webhook, { ...before, state: 'DISABLED', lastError, attempts, nextAttemptAt: null });
      return null;
    }
    const nextAttemptAt = new Date((await this.clock.now()).getTime() + wait);
    await this.claims.move(webhook, { ...before, lastError: failure.message, attempts, nextAttemptAt });
    if (wait <= TIMED_WAIT) this.wakeIn(wait, webhook.jobID);
    return null;
  }

  private wakeIn(milliseconds: number, jobID: string): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.wake(jobID);
    }, milliseconds + CLOCKS_APART).unref();
    this.timers.add(timer);
  }

  private async renew(webhook: Webhook): Promise<boolean> {
    try {
      return await this.claims.renew(webhook, await this.clock.now());
    } catch (error) {
      // The lease runs on for a while; the next time may be better.
      this.logger.warn(`The lease of webhook ${webhook.id} was not renewed: ${String(error)}`);
      return true;
    }
  }
}

function isOfRuns(webhook: Webhook): webhook is Webhook & { event: RunEventName } {
  return webhook.event === 'RUN_FAILED' || webhook.event === 'RUN_HELD';
}
