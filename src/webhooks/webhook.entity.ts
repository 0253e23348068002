import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ChangePosition } from '../catalogue/read/change-position.js';
import { instant, json } from '../database/columns.js';

/** What webhooks tell about: changes of products, or runs. */
export const PRODUCT_EVENTS = ['ADDED', 'UPDATED', 'REMOVED'] as const;
type ProductEventName = (typeof PRODUCT_EVENTS)[number];
export type RunEventName = 'RUN_FAILED' | 'RUN_HELD';
export type WebhookEventName = ProductEventName | RunEventName;

/** How far a webhook has come within the version after its own. */
export interface Within {
  /** Where the delivered changes end. */
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
  /** The `webhook-id` of the next delivery: another one as soon as what is to be delivered is another. */
  @Column('varchar', { default: '' }) deliveryID!: string;
  /** Failed tries of the next delivery, and when it is tried again. */
  @Column('int', { default: 0 }) attempts!: number;
  @Column(instant({ nullable: true })) nextAttemptAt!: Date | null;
  /** Which server delivers, and until when it has to say that it still does. */
  @Column('varchar', { nullable: true }) leaseOwner!: string | null;
  @Column(instant({ nullable: true })) leaseUntil!: Date | null;
  @Column(instant()) createdAt!: Date;
}
