/** UTF-8 takes up to three bytes for what a JavaScript string counts as one. */
const BYTES_PER_CHAR = 3;

/** How many bytes a text takes at most. */
export function mostBytes(text: string | Buffer): number {
  return typeof text === 'string' ? text.length * BYTES_PER_CHAR : text.length;
}

/**
 * The same bytes when there are `needed` of them, else more that begin with them: twice as many as needed, but not for
 * that more than `most`.
 */
export function withRoom(bytes: Buffer<ArrayBuffer>, needed: number, most = Infinity): Buffer<ArrayBuffer> {
  if (needed <= bytes.length) return bytes;
  const larger = Buffer.allocUnsafe(Math.max(needed, Math.min(needed * 2, most)));
  bytes.copy(larger);
  return larger;
}
