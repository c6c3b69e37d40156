/** Describes a target in words: “R&D intensity of 2030 ≥ 3.5 %”. */
import type { Bilingual } from '../../messages/language.js';
import { sentence } from '../../messages/wording/analysis.js';
import { subjectWords } from '../../messages/wording/targets.js';
import type { Model, Target } from '../../model/model.js';
import { wantedOf } from '../../model/targetReading.js';
import { amount } from './words.js';

export function describeTarget(model: Model, target: Target): Bilingual {
  const { wanted, unit } = wantedOf(target);
  return sentence('backcast.target', {
    indicator: targetSubject(model, target),
    year: target.year,
    comparator: target.comparator.replace('>=', '≥').replace('<=', '≤'),
    value: amount(wanted, unit, 6),
  });
}

/** The subject of a target: its indicator, its member, and the basis of its value unless it is a level. */
export function targetSubject({ indicators, dimensions }: Model, target: Target): Bilingual {
  const key = target.indicator;
  const name = indicators.find((row) => row.key === key)?.name ?? { zh: key, en: key };
  const members = (dimensions ?? []).flatMap((dimension) => dimension.members);
  return subjectWords(name, target, members.find((row) => row.key === target.member)?.name);
}
