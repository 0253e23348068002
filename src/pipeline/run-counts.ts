/** Counts of the records of a run: `read = skipped + duplicates + rejected + mapped`, `mapped = added + updated + unchanged`. */
export interface RunCounts {
  read: number;
  skipped: number;
  duplicates: number;
  rejected: number;
  mapped: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  removalsWithheld: number;
}

export function noCounts(): RunCounts {
  return {
    read: 0,
    skipped: 0,
    duplicates: 0,
    rejected: 0,
    mapped: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    removalsWithheld: 0,
  };
}
