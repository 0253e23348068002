import { FeedmillError } from '../common/errors.js';

/** Maximum number of attempts of one save; each attempt reads the row, and may sample the source, again. */
const MAX_ATTEMPTS = 5;

/** Thrown in the transaction of a save if the stored row has changed since the save was prepared. */
export class ChangedMeanwhile extends FeedmillError {
  constructor(what: string, id: string) {
    super(
      'UNAVAILABLE',
      `The ${what} "${id}" was saved ${MAX_ATTEMPTS} times by others while this save was prepared. Nothing was stored; save again.`,
    );
  }
}

/**
 * Runs a save, and runs it again on the stored state if another save of the same row came first. No save is lost: a field
 * that only one of two saves sets keeps its value; if both set it, the later one wins. `save` has to read the stored row
 * itself, and must store nothing if it throws.
 */
export async function saveOnNewest<T>(save: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await save();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
