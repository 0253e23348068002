import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ChangePosition } from '../catalogue/read/change-position.js';
import { instant, json } from '../database/columns.js';

/** The events of webhooks: changes of products, or runs. */
export const PRODUCT_EVENTS = ['ADDED', 'UPDATED', 'REMOVED'] as const;
type ProductEventName = (typeof PRODUCT_EVENTS)[number];
export type RunEventName = 'RUN_FAILED' | 'RUN_HELD';
export type WebhookEventName = ProductEventName | RunEventName;

/** The position of a webhook within the version that it delivers. */
export interface Within {
  /** The position after the delivered changes. */
  readonly place: ChangePosition;
  /** Batches delivered of this version, and how many it has in all; null: to be counted. */
  readonly delivered: number;
  readonly count: number | null;
}

/** A webhook with its position: the version or run up to which it has delivered. */
@Entity('webhook')
export class Webhook {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') jobID!: string;
  @Column('text') url!: string;
  @Column('varchar') event!: WebhookEventName;
  /** Monitored fields; empty: all. */
  @Column(json()) fields!: string[];
  @Column('varchar') secret!: string;
  @Column('varchar') state!: 'ACTIVE' | 'DISABLED';
  @Column('text', { nullable: true }) lastError!: string | null;
  /** Delivered up to this version of the catalogue. */
  @Column('int') version!: number;
  @Column(json({ nullable: true })) within!: Within | null;
  /** For RUN_FAILED and RUN_HELD: the number of the last run that was delivered or skipped. */
  @Column('int', { default: 0 }) lastRunNumber!: number;
  /** The `webhook-id` of the next delivery; it changes whenever the content of the delivery changes. */
  @Column('varchar', { default: '' }) deliveryID!: string;
  /** Failed attempts of the next delivery, and the time of the next attempt. */
  @Column('int', { default: 0 }) attempts!: number;
  @Column(instant({ nullable: true })) nextAttemptAt!: Date | null;
  /** The server that delivers, and the time at which its lease ends unless it is renewed. */
  @Column('varchar', { nullable: true }) leaseOwner!: string | null;
  @Column(instant({ nullable: true })) leaseUntil!: Date | null;
  @Column(instant()) createdAt!: Date;
}
