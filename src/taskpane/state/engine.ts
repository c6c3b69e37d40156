/** The heavy part of the pane's state: parsing, checking and projecting a model. Loaded after the first paint. */
import { moveDefault } from '../../analysis/calculate/moveDistribution.js';
import type { Outcome } from '../../messages/problem.js';
import { overrideParameter, setFormula, setParameterValue } from '../../model/edit.js';
import { changeRule } from '../../model/editGoals.js';
import { namePoint } from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import { holdsDefault } from '../../model/ownership.js';
import { lineage } from '../../model/parameters.js';
import { prepareModel } from '../../model/prepare.js';
import type { PreparedModel } from '../../model/prepared.js';
import { projectModel } from '../../model/project.js';
import { writeOverKeys } from '../../model/wording.js';
import { adopt, modelAtPoint, record } from './recording.js';
import type { Calculation, Engine, ParameterChange } from './state.js';

export const engine: Engine = {
  calculate,
  editFormula,
  editRule,
  setParameter,
  record,
  adopt,
  modelAt: modelAtPoint,
  namePoint,
};

/** The projections of all scenarios of a model, with its formulas written over keys; problems if it cannot be calculated. */
function calculate(model: Model): Outcome<Calculation> {
  const outcome = prepareModel(model);
  if (!outcome.ok) return outcome;
  const prepared = writeOverKeys(outcome.value);
  const projections = new Map(model.scenarios.map(({ key }) => [key, projectModel(prepared, key)]));
  return { ok: true, value: { prepared, projections }, problems: outcome.problems };
}

function editFormula(model: Model, indicator: string, text: string): Outcome<Calculation> {
  return calculate(setFormula(model, indicator, text));
}

function editRule(model: Model, rule: string, text: string): Outcome<Calculation> {
  return calculate(changeRule(model, rule, { formula: text }));
}

/** Projects only the scenario and those that extend it, because nothing else can change. */
function setParameter(
  { prepared, projections }: Calculation,
  original: Model,
  scenario: string,
  parameter: string,
  { year, value }: ParameterChange,
): Calculation {
  const isDefault = value !== 'override' && holdsDefault(prepared.model, scenario, parameter);
  const model =
    value === 'override'
      ? overrideParameter(prepared.model, scenario, parameter)
      : isDefault
        ? setDefault(prepared.model, original, scenario, parameter, year, value)
        : setParameterValue(prepared.model, scenario, parameter, year, value);
  const next: PreparedModel = {
    ...prepared,
    model,
    scenarioByKey: new Map(model.scenarios.map((row) => [row.key, row])),
    ...(isDefault ? rowsOf(prepared, model) : {}),
  };
  const changed = model.scenarios.filter((row) => lineage(model, row).some(({ key }) => key === scenario));
  const fresh = changed.map(({ key }) => [key, projectModel(next, key)] as const);
  return { prepared: next, projections: new Map([...projections, ...fresh]) };
}

/** Changes the parameter's own value like a scenario's value; `inherit` for all years restores `original`. */
function setDefault(
  model: Model,
  original: Model,
  scenario: string,
  parameter: string,
  year: number | 'all',
  value: number | 'inherit',
): Model {
  const changed = model.parameters.map((row) => {
    if (row.key !== parameter) return row;
    if (year === 'all' && value === 'inherit')
      return moveDefault(row, original.parameters.find(({ key }) => key === parameter)?.value ?? row.value);
    const scenarios = model.scenarios.map((each) =>
      each.key === scenario ? { ...each, values: { ...each.values, [parameter]: row.value } } : each,
    );
    const edited = setParameterValue({ ...model, scenarios }, scenario, parameter, year, value);
    return moveDefault(
      row,
      edited.scenarios.find(({ key }) => key === scenario)?.values[parameter] ?? row.value,
    );
  });
  return { ...model, parameters: changed };
}

/** The prepared parameters of a model in which only their values differ. */
function rowsOf(prepared: PreparedModel, model: Model): Pick<PreparedModel, 'parameters' | 'parameterByKey'> {
  const parameters = prepared.parameters.map((row, index) => ({
    ...row,
    parameter: model.parameters[index] ?? row.parameter,
  }));
  return { parameters, parameterByKey: new Map(parameters.map((row) => [row.parameter.key, row])) };
}
