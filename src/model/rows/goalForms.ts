/** The forms of a target and of a rule. */
import { QUALIFIERS } from '../../figures/figure.js';
import { printFormula } from '../../formula/text/print.js';
import { completeTarget } from '../completeModel.js';
import { asOwnAssumption } from '../derivedTargets.js';
import { BASES, COMPARATORS, ORIGINS, type Model, type Rule, type Target } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import { ASSUMED, given, putRow, type FormOf, type FormReader, type RowForm } from './formReader.js';

export function targetForm(row: Target): RowForm {
  return {
    key: row.key,
    indicator: row.indicator,
    year: String(row.year),
    comparator: row.comparator,
    targetValue: String(row.value),
    basis: row.basis,
    unit: row.unit,
    from: String(row.from ?? ''),
    tolerance: String(row.tolerance),
    member: row.member ?? '',
    qualifier: row.qualifier,
    source: row.source,
    origin: row.origin,
    baseFigure: row.base ?? '',
    noteZh: row.note?.zh ?? '',
    noteEn: row.note?.en ?? '',
  };
}

/** An empty unit, tolerance or origin follows from indicator and source, as in the sheet. */
export function putTarget(reader: FormReader): Model {
  const { of } = reader;
  const { model } = of;
  const indicator = reader.needed('indicator');
  const basis = reader.choice('basis', BASES) ?? 'level';
  const own = model.indicators.find(({ key }) => key === indicator)?.unit ?? '';
  const isGrowth = basis === 'year' || basis === 'average';
  // An empty unit is that of the indicator, or of its growth.
  const unit = reader.text('unit') === '' ? (isGrowth ? '%' : own) : reader.unit();
  reader.needed('year');
  const value = reader.neededNumber('targetValue', unit);
  const old = model.targets.find(({ key }) => key === of.key);
  const source = sourceOf(reader, model, old, value);
  const figure = model.figures.find(({ id }) => id === source.source);
  const row = completeTarget(
    {
      key: reader.key(),
      indicator,
      year: reader.year('year') ?? model.horizon,
      basis,
      comparator: reader.choice('comparator', COMPARATORS) ?? '>=',
      value,
      unit,
      source: source.source,
      ...given({
        member: reader.text('member') === '' ? undefined : reader.text('member'),
        from: reader.year('from'),
        tolerance: reader.number('tolerance', unit),
        qualifier: reader.choice('qualifier', QUALIFIERS),
        origin: source.origin,
        base: reader.text('baseFigure') === '' ? undefined : reader.text('baseFigure'),
        note: reader.both('noteZh', 'noteEn'),
      }),
    },
    own,
    figure,
  );
  return { ...model, targets: putRow(model.targets, row, of.key) };
}

/** Another value in the place of a derived one is an assumption, unless the form gives another source. */
function sourceOf(
  reader: FormReader,
  model: Model,
  old: Target | undefined,
  value: number,
): { readonly source: string; readonly origin: Target['origin'] | undefined } {
  const typed = { source: reader.source(), origin: reader.choice('origin', ORIGINS) };
  if (old !== undefined && typed.source === old.source && typed.origin === old.origin)
    return asOwnAssumption(model.figures, old, value);
  return typed.source === ASSUMED ? { source: ASSUMED, origin: ASSUMED } : typed;
}

/** The formula is over names in the reader's language. */
export function ruleForm({ rules, names }: PreparedModel, row: Rule, language: FormOf['language']): RowForm {
  const written = rules.find(({ rule }) => rule.key === row.key)?.written;
  return {
    nameZh: row.name.zh,
    nameEn: row.name.en,
    key: row.key,
    formula: written === undefined ? row.formula : printFormula(written, names, language),
    severity: row.severity,
    from: String(row.from ?? ''),
    to: String(row.to ?? ''),
    source: row.source,
    reasonZh: row.reason.zh,
    reasonEn: row.reason.en,
  };
}

/** Without a source a rule is an assumption. */
export function putRule(reader: FormReader): Model {
  const { of } = reader;
  const row: Rule = {
    key: reader.key(),
    name: reader.name(),
    formula: reader.needed('formula'),
    severity: reader.choice('severity', ['hard', 'soft']) ?? 'hard',
    source: reader.source(),
    reason: reader.both('reasonZh', 'reasonEn') ?? { zh: '', en: '' },
    ...given({ from: reader.year('from'), to: reader.year('to') }),
  };
  return { ...of.model, rules: putRow(of.model.rules, row, of.key) };
}
