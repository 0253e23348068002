/** UTF-8 takes up to three bytes for what a JavaScript string counts as one. */
const BYTES_PER_CHAR = 3;

/** How many bytes a text takes at most. */
export function mostBytes(text: string | Buffer): number {
  return typeof text === 'string' ? text.length * BYTES_PER_CHAR : text.length;
}

/** The same bytes when there are `needed` of them, else more that begin with them: `wanted`, or `needed` if that is more. */
export function withRoom(bytes: Buffer<ArrayBuffer>, needed: number, wanted: number): Buffer<ArrayBuffer> {
  if (needed <= bytes.length) return bytes;
  const larger = Buffer.allocUnsafe(Math.max(needed, wanted));
  bytes.copy(larger);
  return larger;
}
