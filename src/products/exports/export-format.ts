import { type TargetFormat } from '../../pipeline/target-format.js';
import { type CatalogueSnapshot, type StoredProduct } from '../../catalogue/read/catalogue-reader.js';

/** What an export is about: one version, the format of its job, and where it can be had. */
interface ExportSubject {
  readonly snapshot: CatalogueSnapshot;
  readonly format: TargetFormat;
  /** The address of the export. */
  readonly url: string;
}

/** A catalogue as text: a head, each product, a tail. */
interface ProductWriter {
  readonly head: string;
  readonly product: (stored: StoredProduct) => string;
  readonly tail: string;
}

/** One way to write a catalogue as a file. */
export interface ExportFormat {
  readonly contentType: string;
  writer(subject: ExportSubject): ProductWriter;
}
