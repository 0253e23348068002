import type { ByteLimits } from '../../acquire/http-options.js';
import { inflate } from '../../acquire/inflate.js';
import type { SourceReport } from '../../../extensions/source-connector.js';
import { ByteWindow } from '../text/byte-window.js';
import { unzip } from './unzip.js';

/** A server may compress an archive once more; deeper nesting does not occur in feeds. */
const MAX_LAYERS = 2;

/**
 * Decompresses gzip and zip, which are detected by their first bytes, not by url or content type. `proof` says why reading to
 * the end proves completeness; it is null without an archive.
 */
export async function unpack(
  window: ByteWindow,
  limits: ByteLimits,
  host: string,
  report: Pick<SourceReport, 'decided'>,
): Promise<{ window: ByteWindow; proof: string | null }> {
  const where = `The archive of ${host}`;
  let current = window;
  let proof: string | null = null;
  try {
    for (let layers = 0; layers < MAX_LAYERS; layers++) {
      const magic = (await current.look(4)).bytes.toString('latin1');
      if (magic.startsWith('\x1f\x8b')) {
        current = new ByteWindow(inflate(current, 'gzip', limits, where));
        proof = 'the gzip archive ends with its checksum';
        report.decided({ compression: 'gzip' });
      } else if (magic === 'PK\x03\x04') {
        current = new ByteWindow(
          unzip(current, limits, where, (name) => report.decided({ compression: 'zip', file: name })),
        );
        proof = 'the zip archive ends with its directory';
      } else break;
    }
  } catch (error) {
    await current.close();
    throw error;
  }
  return { window: current, proof };
}
