import { waitAfter } from './retry-schedule.js';

it('waits as the schedule says, and a tenth longer at most', () => {
  const hours = (random: number) =>
    Array.from({ length: 9 }, (_, i) => (waitAfter(i + 1, null, random) ?? 0) / 3_600_000);
  const schedule = [5 / 3600, 5 / 60, 0.5, 2, 5, 10, 14, 20, 24];
  for (const [i, wait] of schedule.entries()) {
    expect(hours(0)[i]).toBeCloseTo(wait, 6);
    expect(hours(1)[i]).toBeCloseTo(wait * 1.1, 6);
  }
  expect(waitAfter(10, null)).toBeNull();
  expect(waitAfter(10, 1000)).toBeNull();
});

it('waits as long as the receiver asks for, but not longer than a day', () => {
  expect(waitAfter(1, 90_000)).toBe(90_000);
  expect(waitAfter(9, 1000, 0)).toBe(24 * 3_600_000);
  expect(waitAfter(1, 1e12)).toBe(24 * 3_600_000);
});
