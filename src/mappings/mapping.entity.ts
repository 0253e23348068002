import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';
import { type Mapping } from '../pipeline/mapping.js';

/** A stored mapping. Its rules were checked when it was saved. */
@Entity('mapping')
export class StoredMapping {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @Column(json()) rules!: Mapping;
  /** Increases with each edit. */
  @Column('int') revision!: number;
  @Column(instant()) createdAt!: Date;
}
