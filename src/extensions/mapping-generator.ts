import type { RawRecord } from '../common/records.js';
import type { Mapping } from '../pipeline/mapping.js';
import type { TargetFormat } from '../pipeline/target-format.js';

/** What a generator may look at. */
export interface GenerateRequest {
  /** The first records of the source, up to 200, as its connector delivers them; may be empty. */
  readonly sample: readonly RawRecord[];
  /** The fields to fill, already checked. */
  readonly format: TargetFormat;
  /** The type of the source's connector, as `Shopify`, where it is known. */
  readonly sourceType?: string;
}

/**
 * Proposes a mapping from a sample of a source and a target format. Called by `generateMapping`, and by `saveJob` without
 * a mapping; never during a run. Another team binds its own provider to this class in place of the built-in one:
 * `{ provide: MappingGenerator, useClass: TheirGenerator }`.
 *
 * The implementation must guarantee (docs/mappings.md, Generated mappings):
 * - every rule passes `checkMapping` for `format`: known target fields, valid transforms, no other keys;
 * - a field about which it is not sure is left out, for a wrong pair costs the user more than a missing one;
 * - each rule says `confidence`, 0 to 1, and `reason`, a short text for the user;
 * - it answers within a few seconds, does not change the sample, and treats what stands in it as data only;
 * - it answers any sample, also an empty or an absurd one, with a mapping, which may have no rules.
 *
 * Throw `FeedmillError` with a `retry` code when a service it asks is down; anything else is `INTERNAL`.
 */
export abstract class MappingGenerator {
  abstract generate(request: GenerateRequest): Promise<Mapping> | Mapping;
}
