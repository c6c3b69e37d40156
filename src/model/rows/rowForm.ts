/**
 * The form of any row: what it shows, what a new one starts with, and the model after it is filled in.
 *
 * In: a model, a kind of row, and the texts of the fields. Out: the changed model, or every problem of the form, each at its field.
 * Formulas may use names in either language. Whether the new model can be calculated is checked by `prepareModel`.
 */
import type { Outcome } from '../../messages/problem.js';
import type { Model } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import { figureForm, putFigure } from './figureForm.js';
import { FormReader, type FormOf, type RowForm } from './formReader.js';
import {
  dimensionForm,
  memberForm,
  putDimension,
  putMember,
  putScenario,
  scenarioForm,
} from './frameForms.js';
import { putRule, putTarget, ruleForm, targetForm } from './goalForms.js';
import { groupText, indicatorForm, putIndicator } from './indicatorForm.js';
import type { RowKind, RowRef } from './kinds.js';
import { parameterForm, putParameter } from './parameterForm.js';

/** The form of a row that exists. */
export function formOfRow(
  prepared: PreparedModel,
  { kind, key }: RowRef,
  language: FormOf['language'],
): RowForm {
  const { model } = prepared;
  switch (kind) {
    case 'indicators':
      return indicatorForm(prepared, find(model.indicators, key), language);
    case 'parameters':
      return parameterForm(model, find(model.parameters, key), language);
    case 'figures':
      return figureForm(
        model,
        find(
          model.figures.map((figure) => ({ key: figure.id, figure })),
          key,
        ).figure,
      );
    case 'targets':
      return targetForm(find(model.targets, key));
    case 'rules':
      return ruleForm(prepared, find(model.rules, key), language);
    case 'scenarios':
      return scenarioForm(find(model.scenarios, key));
    case 'dimensions':
      return dimensionForm(find(model.dimensions ?? [], key));
    case 'members':
      return memberForm(
        model,
        find(
          (model.dimensions ?? []).flatMap(({ members }) => members),
          key,
        ),
      );
  }
}

/** What a new row starts with. `author`: whoever gives numbers; `about`: the indicator that is shown. */
export function newForm(
  model: Model,
  kind: RowKind,
  language: FormOf['language'],
  author: string,
  about: string,
): RowForm {
  const nearest = model.indicators.find(({ key }) => key === about) ?? model.indicators[0];
  const group = nearest === undefined ? model.name[language] : groupText(model, nearest.group, language);
  const dimension = model.dimensions?.at(-1);
  switch (kind) {
    case 'indicators':
      return { group, unit: nearest?.unit ?? '', figureAuthor: author };
    case 'parameters':
      return { group, unit: '%', role: 'lever' };
    case 'figures':
      return {
        ...{ indicator: nearest?.key ?? '', unit: nearest?.unit ?? '', period: String(model.baseYear) },
        ...{
          kind: 'input',
          qualifier: 'exact',
          periodBasis: 'printed',
          figures: 'yes',
          figureAuthor: author,
        },
        geography: model.geography,
      };
    case 'targets':
      return { indicator: nearest?.key ?? '', year: String(model.horizon), comparator: '>=', basis: 'level' };
    case 'rules':
      return { severity: 'hard' };
    case 'scenarios':
      return { extends: model.scenarios[0]?.key ?? '', author };
    case 'dimensions':
      return {};
    case 'members':
      return { dimension: dimension?.key ?? '', level: dimension?.levels.at(-1) ?? '' };
  }
}

/** `date`: today, `2026-01-20`, for numbers that the user gives. */
export function putForm(of: FormOf, form: RowForm, date: string): Outcome<Model> {
  const reader = new FormReader(form, of);
  const model = put(reader, date);
  const { problems } = reader;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: model, problems };
}

function put(reader: FormReader, date: string): Model {
  switch (reader.of.kind) {
    case 'indicators':
      return putIndicator(reader, date);
    case 'parameters':
      return putParameter(reader);
    case 'figures':
      return putFigure(reader, date);
    case 'targets':
      return putTarget(reader);
    case 'rules':
      return putRule(reader);
    case 'scenarios':
      return putScenario(reader);
    case 'dimensions':
      return putDimension(reader);
    case 'members':
      return putMember(reader);
  }
}

function find<T extends { readonly key: string }>(rows: readonly T[], key: string): T {
  const found = rows.find((row) => row.key === key);
  if (found === undefined) throw new Error(`no row "${key}"`);
  return found;
}
