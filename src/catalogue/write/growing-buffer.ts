/** A JavaScript string takes at most this many bytes of UTF-8 for each of its characters. */
const MAX_BYTES_PER_CHARACTER = 3;

/** Returns the most bytes that a text can take as UTF-8. */
export function maxBytesOf(text: string | Buffer): number {
  return typeof text === 'string' ? text.length * MAX_BYTES_PER_CHARACTER : text.length;
}

/**
 * Returns the buffer itself when it holds `bytes`, else a larger one that begins with its content. It doubles, but not
 * beyond `maxBytes` unless more is needed.
 */
export function withRoomFor(buffer: Buffer<ArrayBuffer>, bytes: number, maxBytes = Infinity): Buffer<ArrayBuffer> {
  if (bytes <= buffer.length) return buffer;
  const larger = Buffer.allocUnsafe(Math.max(bytes, Math.min(bytes * 2, maxBytes)));
  buffer.copy(larger);
  return larger;
}
