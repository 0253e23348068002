/**
 * A place in the changes of a catalogue, which are in the order of versions, in a version what was written before what was
 * removed, and then in the order of rows. What comes after it is read next.
 */
export interface Place {
  readonly version: number;
  readonly kind: 'written' | 'removed';
  readonly row: number;
}

/** The place from which on everything that a version changed is read. */
export function startOf(version: number): Place {
  return { version, kind: 'written', row: 0 };
}
