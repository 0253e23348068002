import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { discoverExtensions } from '../extensions/registry.js';
import { TransformFunction, type TransformFunctionContract } from '../extensions/transform-function.js';
import {
  BUILT_IN_FUNCTIONS,
  type TransformFunction as KnownFunction,
  type TransformFunctions,
} from '../pipeline/map/functions.js';
import { toDate } from '../pipeline/map/functions/value-functions.js';

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Holds the functions that transforms may call: those of docs/mappings.md and those of other teams, checked at start. */
@Injectable()
export class TransformFunctionRegistry implements OnModuleInit {
  private known: TransformFunctions | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
  ) {}

  onModuleInit(): void {
    this.known = this.discover();
  }

  /** All functions by name. */
  get all(): TransformFunctions {
    return (this.known ??= this.discover());
  }

  private discover(): TransformFunctions {
    const found = discoverExtensions<string, TransformFunctionContract>(
      this.discovery,
      TransformFunction,
      (name) => name,
    );
    const provided = [...found].map(([name, { instance }]) => {
      checkExtension(name, instance);
      return [name, bind(name, instance)] as const;
    });
    return new Map([...BUILT_IN_FUNCTIONS, ['toDate', toDate(this.config.SLASH_DATES)], ...provided]);
  }
}

function checkExtension(name: string, { apply }: Partial<TransformFunctionContract>): void {
  const problem = BUILT_IN_FUNCTIONS.has(name)
    ? 'has the name of a built-in function. Give it another name'
    : !NAME.test(name)
      ? 'has a name that transforms cannot call. Use letters and digits only'
      : typeof apply !== 'function'
        ? 'has no method apply(value, ...args). Implement TransformFunctionContract'
        : null;
  if (problem) throw new FeedmillError('EXTENSION_INVALID', `The transform function "${name}" ${problem}.`);
}

function bind(name: string, instance: TransformFunctionContract): KnownFunction {
  const { arity = [0, 0], mapsElements = true, takesNull, takesPattern } = instance;
  return {
    name,
    arity,
    mapsElements,
    takesNull,
    takesPattern,
    check: instance.check && ((args) => instance.check?.(args) ?? null),
    apply: (value, ...args) => instance.apply(value, ...args),
  };
}
