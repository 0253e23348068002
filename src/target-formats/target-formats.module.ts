import { Module } from '@nestjs/common';
import { FieldAttributeRegistry } from './field-attributes.js';
import { TargetFormatLoader } from './target-format.loader.js';
import { TargetFormatsResolver } from './target-formats.resolver.js';
import { TargetFormatsService } from './target-formats.service.js';

/** What products look like: saving target formats, and checking products against them. */
@Module({
  providers: [TargetFormatsService, FieldAttributeRegistry, TargetFormatLoader, TargetFormatsResolver],
  exports: [TargetFormatsService, FieldAttributeRegistry, TargetFormatLoader],
})
export class TargetFormatsModule {}
