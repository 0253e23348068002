import { Module } from '@nestjs/common';
import { TargetFormatLoader } from './target-format.loader.js';
import { TargetFormatsResolver } from './target-formats.resolver.js';
import { TargetFormatsService } from './target-formats.service.js';

/** What products look like: saving target formats, and checking products against them. */
@Module({
  providers: [TargetFormatsService, TargetFormatLoader, TargetFormatsResolver],
  exports: [TargetFormatsService, TargetFormatLoader],
})
export class TargetFormatsModule {}
