import { DiscoveryService } from '@nestjs/core';
import type { Product } from '../common/records.js';

/** A field before and after a change; null where it had no value. */
export interface FieldChange {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What one version of a catalogue changed about one product. */
export interface CatalogueChange {
  readonly version: number;
  readonly event: 'ADDED' | 'UPDATED' | 'REMOVED';
  readonly productID: string;
  /** All fields, in the new state; of a removed product the last known. */
  readonly data: Product;
  /** Only for UPDATED: the changed fields in the order of the new state, then the removed fields. */
  readonly changedFields: readonly FieldChange[] | null;
}

/** One committed version of the catalogue of a job. */
export interface CommittedVersion {
  readonly jobID: string;
  readonly runID: string;
  readonly version: number;
  readonly committedAt: Date;
  /** What it changed, read while it is asked for, so that a version of any size takes the same memory. Read it once. */
  readonly changes: AsyncIterable<CatalogueChange>;
  /** Aborts when the server stops; what has not ended then is given again after the next start. */
  readonly signal: AbortSignal;
}

/**
 * Is told what changed in the catalogues, in this process, where a webhook would be told over HTTP.
 *
 * `changed` is called after the commit of each version that changes something, for the versions of a job one after the
 * other and in order; those of several jobs may overlap. How far a listener has come is stored, so each version comes at
 * least once, also after a crash: the implementation must bear a version that it has seen. One that throws is logged and
 * called again with the same version, at the next commit of the job or the next tick; it never fails or slows a run. It does
 * not hold back the purge: who is more than `VERSIONS_KEPT` versions late goes on with the oldest that is kept.
 *
 * A new listener starts with what is committed after its first start (docs/webhooks.md).
 */
export interface ChangeListenerContract {
  changed(version: CommittedVersion): Promise<void> | void;
}

/** Marks an injectable class as the listener of this name, under which its position is stored: keep it. */
export const ChangeListener = DiscoveryService.createDecorator<string>();
