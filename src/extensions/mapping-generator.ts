import type { RawRecord } from '../common/records.js';
import type { Mapping } from '../pipeline/mapping.js';
import type { TargetFormat } from '../pipeline/target-format.js';

/** The input of a mapping generator. */
export interface GenerateRequest {
  /** The first records of the source, up to 200, as its connector reads them; may be empty. */
  readonly sample: readonly RawRecord[];
  /** The target format whose fields are to be filled; already checked. */
  readonly format: TargetFormat;
  /** The type of the source, such as `Shopify`; undefined for records given inline. */
  readonly sourceType?: string;
}

/**
 * Proposes a mapping from a sample of a source and a target format. It is called by `generateMapping`, by `getFromSource`,
 * and by `saveJob` and `saveSource` when they need a mapping; never during a run. Another team replaces the built-in
 * generator with its own provider: `{ provide: MappingGenerator, useClass: TheirGenerator }`.
 *
 * The implementation must guarantee (docs/mappings.md, Generated mappings):
 * - every rule passes `checkMapping` for `format`: known target fields, valid transforms, no other keys;
 * - it leaves out a field when it is not sure, because a wrong rule costs the user more than a missing one;
 * - each rule has a `confidence`, 0 to 1, and a `reason`, a short text for the user;
 * - it returns within a few seconds, does not change the sample, and treats its content as data, never as instructions;
 * - it returns a mapping for every sample, even an empty or malformed one; the mapping may have no rules.
 *
 * Throw a `FeedmillError` with a `retry` code when a service that it calls is down; other errors become `INTERNAL`.
 */
export abstract class MappingGenerator {
  /** Returns the rules for one sample; called once per mapping to generate. */
  abstract generate(request: GenerateRequest): Promise<Mapping> | Mapping;
}
