import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';

export type WebhookEventName = 'ADDED' | 'UPDATED' | 'REMOVED';

/** Who is told about the changes of a job's catalogue. */
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
  @Column(instant()) createdAt!: Date;
}
