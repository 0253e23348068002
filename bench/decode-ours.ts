import { decodeBody } from '../src/pipeline/decode/decode-body.js';
import type { FeedReader } from './decode-feeds.js';

const ignore = () => undefined;

/** The decoder as a run uses it: nothing is known of the feed but its bytes. */
export const decodeFeed: FeedReader = async (chunks, take) => {
  const url = 'https://shop.example.com/feed';
  const body = {
    status: 200,
    headers: {},
    url,
    body: chunks,
    provedComplete: true,
    text: () => Promise.resolve(''),
  };
  const report = { complete: ignore, incomplete: ignore, decided: ignore, unreadable: ignore };
  for await (const batch of decodeBody(body, url, report)) take(batch);
};
