import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { FeedmillError } from '../common/errors.js';
import { FieldAttribute, type FieldAttributeContract } from '../extensions/field-attribute.js';
import { discoverExtensions } from '../extensions/registry.js';
import { BUILT_IN_ATTRIBUTES } from '../pipeline/normalise/attributes.js';
import { type FieldAttributes, type NamedAttribute } from '../pipeline/normalise/field-attribute.js';
import { FIELD_TYPES } from '../pipeline/target-format.js';

const NAME = /^\p{L}[\p{L}\p{N}_.:-]*$/u;

/** The attributes that fields may have: those of docs/target-formats.md and those of other teams, which are checked at start. */
@Injectable()
export class FieldAttributeRegistry implements OnModuleInit {
  private known: FieldAttributes | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.known = this.discover();
  }

  get all(): FieldAttributes {
    return (this.known ??= this.discover());
  }

  private discover(): FieldAttributes {
    const found = discoverExtensions<string, FieldAttributeContract>(this.discovery, FieldAttribute, (name) => name);
    const theirs = [...found].map(([name, { instance }]) => {
      checkExtension(name, instance);
      return [name, bind(name, instance)] as const;
    });
    // Theirs come last: they are given what the built-in ones made of a value.
    return new Map([...BUILT_IN_ATTRIBUTES, ...theirs]);
  }
}

function checkExtension(name: string, contract: Partial<FieldAttributeContract>): void {
  const wrong = BUILT_IN_ATTRIBUTES.has(name)
    ? 'has the name of a built-in attribute. Give it another name'
    : !NAME.test(name)
      ? 'has a name that is none. Give it one of letters and digits, such as "evenNumber"'
      : breach(contract);
  if (wrong) throw new FeedmillError('EXTENSION_INVALID', `The field attribute "${name}" ${wrong}.`);
}

function breach({ types, normalise, valid, message }: Partial<FieldAttributeContract>): string | null {
  const fits = Array.isArray(types) && types.length > 0 && types.every((type) => FIELD_TYPES.includes(type as never));
  if (!fits) return `does not say which types of fields it fits. Give it types: a list of ${FIELD_TYPES.join(', ')}`;
  if (typeof valid !== 'function') return 'has no method valid(value, settings). Implement FieldAttributeContract';
  if (typeof message !== 'function') return 'has no method message(fieldName, type). Implement FieldAttributeContract';
  if (normalise === undefined || typeof normalise === 'function') return null;
  return 'has a normalise that is no method. Make it one, normalise(value, settings), or leave it out';
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
