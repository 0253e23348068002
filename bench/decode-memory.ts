import { decodeFeed } from './decode-ours.js';
import { feedChunks, streamed, type FeedFormat } from './decode-feeds.js';

/** Run in a process of its own: decodes a feed that is made while it is read, and prints the peak of its memory in MB. */
const [format, count] = process.argv.slice(2);
let records = 0;
await decodeFeed(streamed(feedChunks(format as FeedFormat, 0, Number(count))), (batch) => (records += batch.length));
if (records !== Number(count)) throw new Error(`${records} records instead of ${count}`);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
