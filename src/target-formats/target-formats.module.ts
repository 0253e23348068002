import { Module } from '@nestjs/common';
import { FieldAttributeRegistry } from './field-attributes.js';
import { TargetFormatLoader } from './target-format.loader.js';
import { TargetFormatsResolver } from './target-formats.resolver.js';
import { TargetFormatsService } from './target-formats.service.js';

/** Saves target formats and validates products against them. */
@Module({
  providers: [TargetFormatsService, FieldAttributeRegistry, TargetFormatLoader, TargetFormatsResolver],
  exports: [TargetFormatsService, FieldAttributeRegistry, TargetFormatLoader],
})
export class TargetFormatsModule {}
