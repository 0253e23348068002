import { Module } from '@nestjs/common';
import { MappingGenerator } from '../extensions/mapping-generator.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TargetFormatsModule } from '../target-formats/target-formats.module.js';
import { ChosenGenerator } from './chosen-generator.js';
import { RuleBasedGenerator } from './generator/rule-based-generator.js';
import { MappingLoader } from './mapping.loader.js';
import { MappingsResolver } from './mappings.resolver.js';
import { MappingsService } from './mappings.service.js';
import { SourceMapping } from './source-mapping.js';
import { SourceMappingResolver } from './source-mapping.resolver.js';
import { TransformFunctionRegistry } from './transform-functions.js';

/** Saves, generates and applies mappings. */
@Module({
  imports: [SourcesModule, TargetFormatsModule],
  providers: [
    MappingsService,
    TransformFunctionRegistry,
    MappingLoader,
    MappingsResolver,
    SourceMapping,
    SourceMappingResolver,
    RuleBasedGenerator,
    { provide: MappingGenerator, useClass: ChosenGenerator },
  ],
  exports: [MappingsService, MappingLoader],
})
export class MappingsModule {}
