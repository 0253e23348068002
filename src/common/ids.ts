import { v7 } from 'uuid';

/** A new id: opaque to clients, ordered by time, so that lists by id are lists by age. */
export function newId(): string {
  return v7();
}
