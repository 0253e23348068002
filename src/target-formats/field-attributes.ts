import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { FieldAttribute, type FieldAttributeContract } from '../extensions/field-attribute.js';
import { discoverExtensions } from '../extensions/registry.js';
import { BUILT_IN_ATTRIBUTES } from '../pipeline/normalise/attributes.js';
import { type FieldAttributes, type NamedAttribute } from '../pipeline/normalise/field-attribute.js';
import { FIELD_TYPES } from '../pipeline/target-format.js';

const NAME = /^\p{L}[\p{L}\p{N}_.:-]*$/u;

/** Holds the attributes that fields may have: those of docs/target-formats.md and those of other teams, checked at start. */
@Injectable()
export class FieldAttributeRegistry implements OnModuleInit {
  private known: FieldAttributes | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.known = this.discover();
  }

  /** All attributes by name. */
  get all(): FieldAttributes {
    return (this.known ??= this.discover());
  }

  private discover(): FieldAttributes {
    const found = discoverExtensions<string, FieldAttributeContract>(this.discovery, FieldAttribute, (name) => name);
    const provided = [...found].map(([name, { instance }]) => {
      checkExtension(name, instance);
      return [name, bind(name, instance)] as const;
    });
    // Those of other teams come last: they get values that the built-in ones have normalised.
    return new Map([...BUILT_IN_ATTRIBUTES, ...provided]);
  }
}

function checkExtension(name: string, contract: Partial<FieldAttributeContract>): void {
  const problem = BUILT_IN_ATTRIBUTES.has(name)
    ? 'has the name of a built-in attribute. Give it another name'
    : !NAME.test(name)
      ? 'has an invalid name. Use letters and digits, such as "evenNumber"'
      : contractProblem(contract);
  if (problem) throw new FeedmillError('EXTENSION_INVALID', `The field attribute "${name}" ${problem}.`);
}

function contractProblem({ types, normalise, valid, message }: Partial<FieldAttributeContract>): string | null {
  const areKnownTypes =
    Array.isArray(types) && types.length > 0 && types.every((type) => FIELD_TYPES.includes(type as never));
  if (!areKnownTypes)
    return `does not say which types of fields it fits. Give it types: a list of ${FIELD_TYPES.join(', ')}`;
  if (typeof valid !== 'function') return 'has no method valid(value, settings). Implement FieldAttributeContract';
  if (typeof message !== 'function') return 'has no method message(fieldName, type). Implement FieldAttributeContract';
  if (normalise === undefined || typeof normalise === 'function') return null;
  return 'has a normalise that is not a method. Make it normalise(value, settings), or leave it out';
}

function bind(name: string, instance: FieldAttributeContract): NamedAttribute {
  return {
    name,
    types: Object.freeze([...instance.types]),
    normalise: instance.normalise && ((value, settings) => instance.normalise?.(value, settings)),
    valid: (value, settings) => instance.valid(value, settings),
    message: (field, type) => instance.message(field, type),
  };
}
