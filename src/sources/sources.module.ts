import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { RecordDecoderRegistry } from './record-decoder-registry.js';
import { CredentialVault } from './credential-vault.js';
import { RecordSampler } from './record-sampler.js';
import { SourceLoader } from './source.loader.js';
import { SourceReader } from './source-reader.js';
import { SourcesResolver } from './sources.resolver.js';
import { SourcesService } from './sources.service.js';

/** Saves sources with their credentials, and reads them through connectors. */
@Module({
  // A separate instance, so that settings and interceptors of other modules do not affect requests to sources.
  imports: [HttpModule.register({ proxy: false, maxRedirects: 0, decompress: false })],
  providers: [
    SourcesService,
    SourceReader,
    RecordDecoderRegistry,
    RecordSampler,
    SourceLoader,
    SourcesResolver,
    CredentialVault,
  ],
  exports: [SourcesService, SourceReader, RecordSampler, SourceLoader],
})
export class SourcesModule {}
