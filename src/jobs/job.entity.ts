import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from '../database/columns.js';

export type JobHealthName = 'UNKNOWN' | 'HEALTHY' | 'DEGRADED' | 'FAILING';

/** A source, a mapping and a target format tied together; it owns a catalogue. */
@Entity('job')
export class Job {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') sourceID!: string;
  @Column('varchar') mappingID!: string;
  @Column('varchar') targetFormatID!: string;
  @Column('boolean') paused!: boolean;
  @Column('varchar') health!: JobHealthName;
  @Column(instant()) createdAt!: Date;
  /** The next slot, `createdAt + k * RUN_INTERVAL`; null while paused. */
  @Column(instant({ nullable: true })) nextRunAt!: Date | null;
  /** When the last run that ended SUCCEEDED, PARTIAL or FAILED started. */
  @Column(instant({ nullable: true })) lastRunAt!: Date | null;
  /** When a run that failed for a passing reason is tried again. */
  @Column(instant({ nullable: true })) retryAt!: Date | null;
  @Column('int') retries!: number;
}
