import { FeedmillError } from '../common/errors.js';

/** Saves of the same thing that come first before one gives up; each costs one more look at it, or one more sample. */
const MAX_ATTEMPTS = 5;

/** Thrown in the transaction of a save when the stored row is not the one any more that the save was prepared from. */
export class ChangedMeanwhile extends FeedmillError {
  constructor(what: string, id: string) {
    super(
      'UNAVAILABLE',
      `The ${what} "${id}" was saved ${MAX_ATTEMPTS} times by others while this save was prepared. Nothing was stored; save again.`,
    );
  }
}

/**
 * Does a save; when another one of the same thing came first, does it again from what is stored by then. So no save is
 * lost: fields that only one of two saves gives keep its value, and of a field that both give, the later save wins.
 * `save` has to read what is stored by itself, and store nothing when it throws.
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
