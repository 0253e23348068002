/**
 * A position in the changes of a catalogue. Changes are in the order of versions; within a version, written products come
 * before removed ones, each in the order of rows.
 */
export interface ChangePosition {
  readonly version: number;
  readonly kind: 'written' | 'removed';
  /** The last row that was read; 0 before the first. */
  readonly row: number;
}

/** Returns the position before the first change of a version. */
export function startOfVersion(version: number): ChangePosition {
  return { version, kind: 'written', row: 0 };
}
