import { Injectable, Optional } from '@nestjs/common';
import { type GenerateRequest, MappingGenerator } from '../../extensions/mapping-generator.js';
import type { Mapping } from '../../pipeline/mapping.js';
import { compileFormat } from '../../pipeline/normalise/compile-format.js';
import { TargetFormatsService } from '../../target-formats/target-formats.service.js';
import { detectPlatform } from './1-profile/detect-platform.js';
import { profileSample } from './1-profile/source-profile.js';
import { readSources } from './2-score/read-sources.js';
import { scorePair } from './2-score/score-pair.js';
import { targetsOf } from './2-score/target-fields.js';
import { bestAssignment } from './3-assign/best-assignment.js';
import { RuleWriter } from './4-write-rules/rule-writer.js';
import { PAIR_SCORE, SAMPLE_LIMITS } from './weights.js';

/**
 * The built-in generator, in four steps: profile the sample, score each pair of path and field, assign paths to fields, and
 * write rules. It uses tables and rules only, without a service or randomness, so the same sample gives the same mapping.
 * See docs/mappings.md, Generated mappings.
 */
@Injectable()
export class RuleBasedGenerator extends MappingGenerator {
  /** Without the service it knows the built-in attributes only. */
  constructor(@Optional() private readonly formats?: TargetFormatsService) {
    super();
  }

  /** Returns the mapping for a sample; a field without a certain source gets no rule. Never throws. */
  generate({ sample, format, sourceType }: GenerateRequest): Mapping {
    const records = sample.slice(0, SAMPLE_LIMITS.MAX_RECORDS);

    const profiles = profileSample(records);
    const platform = detectPlatform(profiles, sourceType);

    const sources = readSources(profiles, records, platform);
    const targets = targetsOf(format);
    const scores = targets.map((target) => sources.map((source) => scorePair(source, target)));

    const assignment = bestAssignment(
      scores.map((row) => row.map(({ score }) => (score >= PAIR_SCORE.MIN ? score : 0))),
    );

    const writer = new RuleWriter({
      records,
      sources,
      platform,
      assignment,
      compileFormat: (each) => this.formats?.compile(each) ?? compileFormat(each),
    });
    return targets.flatMap((target, row) => writer.rulesFor(target, scores[row] ?? [], assignment[row] ?? -1));
  }
}
