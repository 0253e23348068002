import { describe, expect, it } from '@jest/globals';
import { waitBefore } from './backoff.js';
import { DEFAULT_RETRY } from './http-options.js';
import { watchPages } from './watch-pages.js';

describe('waitBefore', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const asked = (status: number, headers: Record<string, string>) =>
    waitBefore(0, DEFAULT_RETRY, { status, headers }, now);

  it('grows between nothing and the longest wait', () => {
    for (let retry = 0; retry < 12; retry++) {
      const wait = waitBefore(retry, DEFAULT_RETRY)!;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** retry));
    }
  });

  it('is anything in between, so that those who were cut off together do not come back together', () => {
    const waits = Array.from({ length: 200 }, () => waitBefore(3, DEFAULT_RETRY)!);
    expect(Math.min(...waits)).toBeLessThan(2000);
    expect(Math.max(...waits)).toBeGreaterThan(6000);
  });

  it('counts a date from the time of the server that named it', () => {
    const headers = { date: 'Thu, 01 Jan 2026 05:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 05:00:30 GMT' };
    expect(asked(429, headers)).toBe(30_000);
  });

  it('reads seconds and dates', () => {
    expect(asked(429, { 'retry-after': '2.0' })).toBe(2000);
    expect(asked(503, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' })).toBe(60_000);
    expect(asked(429, { 'x-ratelimit-reset': '5' })).toBe(5000);
    expect(asked(429, { 'x-ratelimit-reset': String(now / 1000 + 9) })).toBe(9000);
    expect(asked(429, { 'retry-after': '1', 'x-ratelimit-reset': '5' })).toBe(1000);
  });

  it('waits long for a 430, and never longer than a run has time', () => {
    expect(asked(430, {})).toBe(60_000);
    expect(asked(429, { 'retry-after': '3600' })).toBeNull();
    expect(asked(500, { 'retry-after': '3600' })).toBeLessThanOrEqual(1000);
  });
});

describe('watchPages', () => {
  it('ends a read that goes in circles or on for ever', () => {
    const watch = watchPages({ maxPages: 3 });
    watch.page({ token: 'a', firstId: 1 });
    watch.page({ token: 'b', firstId: null });
    expect(() => watch.page({ token: 'a', firstId: 3 })).toThrow(expect.objectContaining({ code: 'PARSE_ERROR' }));
    expect(() => watch.page({ token: 'd' })).toThrow(expect.objectContaining({ code: 'SOURCE_TOO_LARGE' }));
    const other = watchPages();
    other.page({ firstId: 7 });
    expect(() => other.page({ firstId: '7' })).toThrow(/circles/);
  });
});
