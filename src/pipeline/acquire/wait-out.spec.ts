import { describe, expect, it } from '@jest/globals';
import { createSourceHttp } from './source-http.js';

function client(signal = new AbortController().signal) {
  const waits: number[] = [];
  const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
  const http = createSourceHttp({ signal, allowPrivateAddresses: true, sleep });
  return { waits, waitOut: http.waitOut.bind(http) };
}

describe('waiting out a throttling', () => {
  it('takes as long as the platform asks', async () => {
    const { waits, waitOut } = client();
    await waitOut({ host: 'shop.example', retry: 0, askedMs: 1500 });
    expect(waits).toEqual([1500]);
  });

  it('takes as long as between the tries of a request where nothing is asked', async () => {
    const { waits, waitOut } = client();
    for (let retry = 0; retry < 5; retry++) await waitOut({ host: 'shop.example', retry });
    expect(waits).toHaveLength(5);
    for (const [retry, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(1000 * 2 ** retry);
  });

  it.each([
    ['after the last try', { retry: 5 }],
    ['when asked to wait for hours', { retry: 0, askedMs: 3_600_000 }],
  ])('gives up %s', async (_, throttling) => {
    const { waits, waitOut } = client();
    await expect(waitOut({ host: 'shop.example', ...throttling })).rejects.toMatchObject({
      code: 'SOURCE_RATE_LIMITED',
    });
    expect(waits).toEqual([]);
  });

  it('ends with the run', async () => {
    const reason = new Error('canceled');
    const { waitOut } = client(AbortSignal.abort(reason));
    await expect(waitOut({ host: 'shop.example', retry: 0 })).rejects.toBe(reason);
  });
});
