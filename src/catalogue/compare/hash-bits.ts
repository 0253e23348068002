const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** The first 32 bits of a hash, which is base64url text; without a Buffer, as every record of a run is looked up by them. */
export function highBits(hash: string): number {
  return (
    ((six(hash, 0) << 26) |
      (six(hash, 1) << 20) |
      (six(hash, 2) << 14) |
      (six(hash, 3) << 8) |
      (six(hash, 4) << 2) |
      (six(hash, 5) >> 4)) >>>
    0
  );
}

/** The 32 bits after `highBits`. */
export function lowBits(hash: string): number {
  return (
    ((six(hash, 5) << 28) |
      (six(hash, 6) << 22) |
      (six(hash, 7) << 16) |
      (six(hash, 8) << 10) |
      (six(hash, 9) << 4) |
      (six(hash, 10) >> 2)) >>>
    0
  );
}

function six(hash: string, at: number): number {
  return VALUES[hash.charCodeAt(at)] ?? 0;
}
