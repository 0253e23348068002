import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';
import { type TargetFormat } from '../pipeline/target-format.js';

/** A checked target format, kept under a name; exactly one is the default. */
@Entity('target_format')
export class StoredTargetFormat {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @Column(json()) format!: TargetFormat;
  @Column('boolean') isDefault!: boolean;
  /** Counts the edits. */
  @Column('int') revision!: number;
  @Column(instant()) createdAt!: Date;
}
