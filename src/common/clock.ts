/**
 * The only source of time in the project. Every due time, lease and time stamp comes from here and reaches SQL as a
 * bound parameter; tests put a manual clock in its place.
 */
export abstract class Clock {
  abstract now(): Promise<Date>;
}
