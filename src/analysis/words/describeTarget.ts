/** A target as people say it: “R&D intensity 2030 ≥ 3.5 %”. */
import { cellValue } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import { sentence } from '../../messages/wording/analysis.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { unitOf } from '../calculate/point.js';
import { amount, nameOf } from './words.js';

export function describeTarget(prepared: PreparedModel, target: Target): Bilingual {
  const unit = unitOf(prepared, target.indicator);
  return sentence('backcast.target', {
    indicator: nameOf(prepared, target.indicator),
    year: target.year,
    comparator: target.comparator.replace('>=', '≥').replace('<=', '≤'),
    value: amount(cellValue(target.value, unit), unit, 6),
  });
}
