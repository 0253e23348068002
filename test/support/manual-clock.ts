import { Clock } from '../../src/common/clock.js';

/** A clock that stands still until it is told to move. */
export class ManualClock extends Clock {
  constructor(private time = new Date('2026-01-02T03:04:05.000Z')) {
    super();
  }

  override now(): Promise<Date> {
    return Promise.resolve(new Date(this.time));
  }

  advance(hours: number): void {
    this.time = new Date(this.time.getTime() + hours * 3_600_000);
  }
}
