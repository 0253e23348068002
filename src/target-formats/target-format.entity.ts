import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';
import { type TargetFormat } from '../pipeline/target-format.js';

/** A stored target format. It was checked when it was saved; exactly one is the default. */
@Entity('target_format')
export class StoredTargetFormat {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @Column(json()) format!: TargetFormat;
  @Column('boolean') isDefault!: boolean;
  /** Increases with each edit. */
  @Column('int') revision!: number;
  @Column(instant()) createdAt!: Date;
}
