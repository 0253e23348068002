import fc from 'fast-check';
import { highBits, lowBits } from './hash-bits.js';

it('reads the 64 bits that a hash as base64url begins with', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (bytes) => {
      const hash = Buffer.from(bytes).toString('base64url');
      const view = Buffer.from(bytes);
      expect([highBits(hash), lowBits(hash)]).toEqual([view.readUInt32BE(0), view.readUInt32BE(4)]);
    }),
  );
});
