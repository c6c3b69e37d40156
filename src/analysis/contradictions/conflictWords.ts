/**
 * The sentences about the members of a set that cannot hold together, from its plain data: the search and the sheet of a kept
 * result say the same. A member that is no longer in the model is named by its key.
 */
import { cellValue, findUnit } from '../../figures/units.js';
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { describeTarget, targetSubject } from '../words/describeTarget.js';
import { amount } from '../words/words.js';
import type { MemberData } from './sets.js';

/** What is asked, and what it would have to become for the others of its set to hold. */
export function explainMember(
  { model, parameterByKey }: PreparedModel,
  { kind, key, stated, needed, unit: symbol = '', years = [] }: MemberData,
): { readonly name: Bilingual; readonly becomes: Bilingual } {
  const unit = findUnit(symbol);
  const target = kind === 'target' ? model.targets.find((row) => row.key === key) : undefined;
  const rule = kind === 'rule' ? model.rules.find((row) => row.key === key) : undefined;
  const own = rule?.name ?? parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key };
  const name =
    target !== undefined
      ? describeTarget(model, target)
      : kind === 'rule'
        ? sentence('backcast.rule', { rule: own })
        : own;
  if (kind === 'rule' && years.length > 0) {
    const list: Bilingual = { zh: years.join('、'), en: years.join(', ') };
    return { name, becomes: sentence('contradictions.waive', { name, years: list }) };
  }
  if (needed === undefined || unit === undefined)
    return { name, becomes: sentence('contradictions.drop', { name }) };
  if (target === undefined) {
    const [from, to] = [stated ?? NaN, needed].map((value) => amount(cellValue(value, unit), unit, 6));
    return {
      name,
      becomes: sentence('contradictions.number', { name, stated: from ?? '', value: to ?? '' }),
    };
  }
  const isCeiling = target.comparator === '<=' || target.comparator === '<';
  return {
    name,
    becomes: sentence(isCeiling ? 'contradictions.atLeast' : 'contradictions.atMost', {
      name: targetSubject(model, target),
      year: target.year,
      value: amount(cellValue(needed, unit), unit, 5),
    }),
  };
}

/** How stated numbers were read; undefined for sets of targets and rules. */
export function explainReading(
  { figureById, parameterByKey }: PreparedModel,
  members: readonly MemberData[],
): Bilingual | undefined {
  if (!members.some(({ kind }) => kind === 'number')) return undefined;
  const bounds = members.flatMap(({ key }) => {
    const parameter = parameterByKey.get(key)?.parameter;
    const qualifier = figureById.get(parameter?.source ?? '')?.qualifier;
    return parameter !== undefined && (qualifier === 'atLeast' || qualifier === 'atMost')
      ? [parameter.name]
      : [];
  });
  return bounds.length === 0
    ? sentence('contradictions.exact')
    : sentence('contradictions.exactBounds', { names: joined(bounds) });
}
