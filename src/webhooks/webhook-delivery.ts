import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { Dispatcher } from '../publish/dispatcher.js';
import { Subscribers } from '../publish/subscribers.js';
import { type Delivery } from './delivery.js';
import { ProductDeliveries } from './product-deliveries.js';
import { waitAfter } from './retry-schedule.js';
import { RunDeliveries } from './run-deliveries.js';
import { sign } from './signing.js';
import { WebhookPositions } from './webhook-positions.js';
import { type RunEventName, type Webhook } from './webhook.entity.js';
import { type SendFailure, WebhookSender } from './webhook-sender.js';

/** Deliveries at the same time in this process: they mostly wait, and dead receivers must not hold up the others. */
const MAX_CONCURRENT_DELIVERIES = 16;
/** Requests in progress may end within this time when the server stops. */
const SHUTDOWN_GRACE_MS = 3_000;
/** A retry that is due sooner gets a timer of its own; the tick finds the others. */
const MAX_TIMED_RETRY_MS = 60_000;

/** Delivers commits to each webhook, one delivery after the other, and stores its position after each. */
@Injectable()
export class WebhookDelivery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly dispatcher: Dispatcher<Webhook>;

  constructor(
    private readonly clock: Clock,
    private readonly positions: WebhookPositions,
    private readonly products: ProductDeliveries,
    private readonly runs: RunDeliveries,
    private readonly sender: WebhookSender,
    subscribers: Subscribers,
  ) {
    subscribers.add(this);
    this.dispatcher = new Dispatcher(
      {
        name: 'Webhooks',
        concurrency: MAX_CONCURRENT_DELIVERIES,
        graceMs: SHUTDOWN_GRACE_MS,
        leases: positions.leases,
        due: (now, jobID) => this.positions.due(now, jobID),
        claim: (id, owner, now) => this.positions.claim(id, owner, now),
        deliver: (webhook, signal) => this.deliverAll(webhook, signal),
      },
      clock,
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.positions.leases.releaseLost();
    this.wake();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.dispatcher.close();
  }

  /** Looks for what is to be delivered of one job, or of all. Does not wait, never throws. */
  wake(jobID: string | null = null): void {
    this.dispatcher.wake(jobID);
  }

  /** Resolves when nothing that is due now is left to be delivered. */
  idle(): Promise<void> {
    return this.dispatcher.idle();
  }

  private async deliverAll(claimed: Webhook, signal: AbortSignal): Promise<void> {
    let webhook: Webhook | null = claimed;
    while (webhook && !this.dispatcher.isClosing) webhook = await this.deliverNext(webhook, signal);
  }

  /** Makes one delivery. Returns the updated webhook, or null if nothing more is due. */
  private async deliverNext(webhook: Webhook, signal: AbortSignal): Promise<Webhook | null> {
    const delivery = await (isOfRuns(webhook) ? this.runs.next(webhook) : this.products.next(webhook));
    if (!delivery) return null;
    if (delivery.body === null) return this.positions.move(webhook, delivery.after);
    const now = await this.clock.now();
    const headers = sign(webhook.secret, webhook.deliveryID, now, delivery.body);
    const failure = await this.sender.send(webhook.url, headers, delivery.body, now, signal);
    if (failure) return this.retryOrDisable(webhook, delivery, failure);
    return this.positions.move(webhook, {
      // Clears the error of earlier attempts, but keeps the message about skipped versions.
      ...(webhook.attempts > 0 && { lastError: null }),
      ...delivery.after,
      deliveryID: newId(),
      attempts: 0,
      nextAttemptAt: null,
    });
  }

  /** Stores when the delivery is retried, or disables the webhook after the last attempt. */
  private async retryOrDisable(webhook: Webhook, { before }: Delivery, failure: SendFailure): Promise<null> {
    const attempts = webhook.attempts + 1;
    const wait = failure.isFinal ? null : waitAfter(attempts, failure.askedMs);
    if (wait === null) {
      const after = attempts === 1 ? '' : ` after ${attempts} attempts`;
      const lastError = `${failure.message} The webhook was disabled${after}. Save it again, or redeliver, and it goes on from its position.`;
      this.logger.warn(`Webhook ${webhook.id} was disabled: ${failure.message}`);
      await this.positions.move(webhook, { ...before, state: 'DISABLED', lastError, attempts, nextAttemptAt: null });
      return null;
    }
    const nextAttemptAt = new Date((await this.clock.now()).getTime() + wait);
    await this.positions.move(webhook, { ...before, lastError: failure.message, attempts, nextAttemptAt });
    if (wait <= MAX_TIMED_RETRY_MS) this.dispatcher.wakeIn(wait, webhook.jobID);
    return null;
  }
}

function isOfRuns(webhook: Webhook): webhook is Webhook & { event: RunEventName } {
  return webhook.event === 'RUN_FAILED' || webhook.event === 'RUN_HELD';
}
