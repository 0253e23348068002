import { Injectable, Optional } from '@nestjs/common';
import { type GenerateRequest, MappingGenerator } from '../../extensions/mapping-generator.js';
import type { Mapping } from '../../pipeline/mapping.js';
import { compileFormat } from '../../pipeline/normalise/compile-format.js';
import { TargetFormatsService } from '../../target-formats/target-formats.service.js';
import { assign } from './3-assign/best-assignment.js';
import { labelledPaths } from './2-score/read-labelled-columns.js';
import { areUnits, readPath, readUnitPath } from './2-score/read-path.js';
import { platformMeaning, platformOf } from './1-profile/detect-platform.js';
import { profileSample } from './1-profile/source-profile.js';
import { type Reading } from './2-score/read-name.js';
import { RuleWriter } from './4-write-rules/rule-writer.js';
import { LEAST, scorePair, type Source } from './2-score/score-pair.js';
import { targetsOf } from './2-score/target-fields.js';

const MOST_RECORDS = 200;
const PLATFORM_SURE = 0.98;

/**
 * The built-in generator: rules and tables, no service and no randomness, so the same sample gives the same mapping. It
 * follows the four steps of spec "Mappings", chapter Generation.
 */
@Injectable()
export class RuleBasedGenerator extends MappingGenerator {
  /** Without the service it knows the built-in attributes only. */
  constructor(@Optional() private readonly formats?: TargetFormatsService) {
    super();
  }

  generate({ sample, format, sourceType }: GenerateRequest): Mapping {
    const records = sample.slice(0, MOST_RECORDS);
    const profiles = profileSample(records);
    const platform = platformOf(profiles, sourceType);
    const labels = labelledPaths(profiles, records);
    const read = areUnits(profiles.map(({ path }) => path)) ? readUnitPath : readPath;
    const sources = profiles.map((profile): Source => {
      const { text } = profile.path;
      return { profile, meanings: meaningsOf(labels.get(text) ?? read(profile.path), platformMeaning(platform, text)) };
    });
    const targets = targetsOf(format);
    const matches = targets.map((target) => sources.map((source) => scorePair(source, target)));
    const chosen = assign(matches.map((row) => row.map(({ score }) => (score >= LEAST ? score : 0))));
    const writer = new RuleWriter({
      records,
      sources,
      platform,
      compile: (each) => this.formats?.compile(each) ?? compileFormat(each),
    });
    return targets.flatMap((target, row) => writer.rulesFor(target, matches[row] ?? [], chosen[row] ?? -1, chosen));
  }
}

function meaningsOf(reading: Reading, known: string | null | undefined): Reading {
  if (known === null) return new Map();
  return known === undefined ? reading : new Map([[known, PLATFORM_SURE]]);
}
