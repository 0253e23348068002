import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';

/** A source of records: its type, request and sealed credentials. */
@Entity('source')
export class Source {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @Column('varchar') type!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { nullable: true }) description!: string | null;
  /** `Name: value`. */
  @Column(json()) headers!: string[];
  @Column('text', { nullable: true }) body!: string | null;
  @Column('varchar', { nullable: true }) method!: string | null;
  /** Sealed by the credential vault; never leaves the server. */
  @Column('text', { nullable: true }) credentials!: string | null;
  /** Raised by every edit, so that a run can tell whether the source has changed since the last run. */
  @Column('int') revision!: number;
  @Column(instant()) createdAt!: Date;
}
