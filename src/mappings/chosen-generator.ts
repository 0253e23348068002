import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { type GenerateRequest, MappingGenerator } from '../extensions/mapping-generator.js';
import type { Mapping } from '../pipeline/mapping.js';
import { RuleBasedGenerator } from './generator/rule-based-generator.js';

/** Calls the mapping generator of this application: the provider of another team for `MappingGenerator`, else the built-in one. */
@Injectable()
export class ChosenGenerator extends MappingGenerator implements OnModuleInit {
  private chosen: MappingGenerator;

  constructor(
    private readonly discovery: DiscoveryService,
    builtIn: RuleBasedGenerator,
  ) {
    super();
    this.chosen = builtIn;
  }

  onModuleInit(): void {
    const provided = this.discovery
      .getProviders()
      .filter(({ token, metatype }) => token === MappingGenerator && metatype !== ChosenGenerator);
    const [first, second] = provided;
    if (!first) return;
    const name = first.metatype?.name ?? MappingGenerator.name;
    if (second)
      throw invalid(`${name} and ${second.metatype?.name ?? 'another one'} are both provided. Provide only one.`);
    if (!first.isDependencyTreeStatic()) {
      throw invalid(`${name} is request-scoped. Remove the scope from it and from its dependencies.`);
    }
    const instance = first.instance as Partial<MappingGenerator>;
    if (typeof instance?.generate !== 'function') {
      throw invalid(`${name} has no method generate(request). Extend MappingGenerator.`);
    }
    this.chosen = instance as MappingGenerator;
  }

  generate(request: GenerateRequest): Promise<Mapping> | Mapping {
    return this.chosen.generate(request);
  }
}

function invalid(problem: string): FeedmillError {
  return new FeedmillError('EXTENSION_INVALID', `The mapping generator: ${problem}`);
}
