import type { RecordDecoderContract } from '../../extensions/record-decoder.js';

/** A decoder of another team, with the name of its format. */
export interface NamedDecoder {
  readonly name: string;
  readonly decoder: RecordDecoderContract;
}
