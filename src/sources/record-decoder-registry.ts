import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { discoverExtensions } from '../extensions/registry.js';
import { RecordDecoder, type RecordDecoderContract } from '../extensions/record-decoder.js';
import { BUILT_IN_DECODERS } from '../pipeline/decode/formats/built-in-decoders.js';
import { type NamedDecoder } from '../pipeline/decode/decode-body.js';

const NAME = /^[a-z0-9][a-z0-9-]*$/;

/** Holds the decoders of other teams; they are checked when the application starts. */
@Injectable()
export class RecordDecoderRegistry implements OnModuleInit {
  private known: readonly NamedDecoder[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const found = discoverExtensions<string, RecordDecoderContract>(this.discovery, RecordDecoder, (name) => name);
    this.known = [...found].map(([name, { instance }]) => {
      checkExtension(name, instance);
      return { name, decoder: instance };
    });
  }

  get all(): readonly NamedDecoder[] {
    return this.known;
  }
}

function checkExtension(name: string, { recognises, decode }: Partial<RecordDecoderContract>): void {
  const wrong = BUILT_IN_DECODERS.some(({ format }) => format === name)
    ? 'has the name of a built-in format. Give it another name'
    : !NAME.test(name)
      ? 'has a name that cannot be used after #format=. Use lower-case letters, digits and hyphens'
      : typeof recognises !== 'function' || typeof decode !== 'function'
        ? 'lacks recognises(feed) or decode(chunks, tools). Implement RecordDecoderContract'
        : null;
  if (wrong) throw new FeedmillError('EXTENSION_INVALID', `The record decoder "${name}" ${wrong}.`);
}
