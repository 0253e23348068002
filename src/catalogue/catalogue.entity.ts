import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { instant, json } from '../database/columns.js';
import { type Validator } from '../extensions/source-connector.js';

/** The document that a catalogue was made of, by which a run may ask for a newer one only. */
export interface ReadDocument {
  readonly validator: Validator;
  /** Changes with everything that made products of it: source, mapping, target format and this program. */
  readonly madeBy: string;
}

/** The products of one job, and the version that readers see. A catalogue without a job waits to be purged. */
@Entity('catalogue')
export class Catalogue {
  @PrimaryGeneratedColumn() id!: number;
  @Column('varchar', { nullable: true }) jobID!: string | null;
  /** The last committed version; 0 before the first commit. */
  @Column('int') version!: number;
  @Column('int') productCount!: number;
  /** The number of the current list of absences; 0 before the first one. */
  @Column('int', { default: 0 }) absences!: number;
  /** Null when the next run has to read the whole feed. */
  @Column(json({ nullable: true })) document!: ReadDocument | null;
  /** As in `document`, for the records of the last committed run. */
  @Column('varchar', { nullable: true }) madeBy!: string | null;
  /** The smallest version whose later changes can still be read. Rows that were closed up to it may be purged. */
  @Column('int', { default: 0 }) oldestVersion!: number;
}

/** One committed version of a catalogue. */
@Entity('catalogue_version')
export class CatalogueVersion {
  @PrimaryColumn('int') catalogueID!: number;
  @PrimaryColumn('int') version!: number;
  @Column('varchar') runID!: string;
  /** The number of the run within its job; 0 for a run of an earlier feedmill that is no longer listed. */
  @Column('int', { default: 0 }) runNumber!: number;
  @Column(instant()) committedAt!: Date;
  @Column('int') productCount!: number;
}

/** One state of a product: valid from a version, and until one unless it is the current state. */
@Entity('product')
export class ProductState {
  @PrimaryGeneratedColumn() row!: number;
  @Column('int') catalogueID!: number;
  @Column('varchar') productID!: string;
  /** Hash of `data`; equal hashes mean that nothing changed. */
  @Column('varchar') hash!: string;
  /** Hash of the record that made it; null when such a record has to be read again. */
  @Column('varchar', { nullable: true }) rawHash!: string | null;
  /** The product as JSON text, in the order of the format's fields. */
  @Column('text') data!: string;
  @Column('int') validFrom!: number;
  @Column('int', { nullable: true }) validUntil!: number | null;
  @Column(instant()) addedAt!: Date;
  @Column(instant()) updatedAt!: Date;
}
