import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';
import { type Mapping } from '../pipeline/mapping.js';

/** A checked mapping, kept under a name. */
@Entity('mapping')
export class StoredMapping {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @Column(json()) rules!: Mapping;
  /** Counts the edits. */
  @Column('int') revision!: number;
  @Column(instant()) createdAt!: Date;
}
