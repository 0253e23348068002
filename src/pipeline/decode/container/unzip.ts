import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FeedmillError } from '../../../common/errors.js';
import type { ByteLimits } from '../../acquire/http-options.js';
import { refuseExcess } from '../../acquire/inflate.js';

/**
 * Returns the first file of a zip archive that is not a folder and not below `__MACOSX/`. The directory of an archive is at its end,
 * so it is written to a temporary file first, which is deleted when the loop ends. An archive without its directory
 * is `SOURCE_TRUNCATED`; one that is encrypted or has no file `FORMAT_UNRECOGNISED`. `opened` gets the file's name.
 */
export async function* unzip(
  chunks: AsyncIterable<Buffer>,
  limits: ByteLimits,
  where: string,
  opened: (name: string) => void,
): AsyncGenerator<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), 'feedmill-'));
  let archive: ZipFile | null = null;
  try {
    const path = join(directory, 'feed.zip');
    await pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(path));
    archive = await openArchive(path, where);
    const entry = await firstFile(archive);
    if (!entry) throw new FeedmillError('FORMAT_UNRECOGNISED', `${where} holds no file.`);
    if (entry.isEncrypted()) throw new FeedmillError('FORMAT_UNRECOGNISED', `${where} is protected by a password.`);
    opened(entry.fileName);
    let given = 0;
    let checksum = 0;
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      given += chunk.length;
      refuseExcess(given, entry.compressedSize, limits, where);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    // yauzl compares sizes only.
    if (checksum !== entry.crc32) throw new FeedmillError('PARSE_ERROR', `${where} is damaged: its checksum differs.`);
  } catch (cause) {
    // yauzl's own errors have no code; those of the transfer and of the disk have one.
    if (archive === null || !(cause instanceof Error) || 'code' in cause) throw cause;
    throw new FeedmillError('PARSE_ERROR', `${where} is damaged: ${cause.message}.`, {}, { cause });
  } finally {
    archive?.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function openArchive(path: string, where: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw new FeedmillError('SOURCE_TRUNCATED', `${where} ends before the directory of the archive.`, {}, { cause });
  }
}

async function firstFile(archive: ZipFile): Promise<Entry | null> {
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/')) return entry;
  }
  return null;
}
