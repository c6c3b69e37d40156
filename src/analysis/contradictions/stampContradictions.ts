/**
 * Sets that cannot hold together as a workbook keeps them: plain data without sentences, and what they were searched with, so that
 * anyone can see whether the model has changed since. Figures that differ are not kept: they follow from the figures.
 */
import { printFormula } from '../../formula/text/print.js';
import type { PreparedModel } from '../../model/prepared.js';
import { fifteenDigits } from '../calculate/digits.js';
import { hashModel } from '../calculate/hash.js';
import { hashScenario } from '../uncertainty/stamp.js';
import type { ConflictSets, MemberData } from './sets.js';

export interface StampedContradictions {
  readonly scenario: string;
  /** `hashRequirements` of the model and scenario that were searched. */
  readonly modelHash: string;
  /** Version of the program that searched. */
  readonly version: string;
  readonly sets: readonly (readonly MemberData[])[];
  /** Not everything was searched. */
  readonly isCut: boolean;
}

/** Numbers keep 15 digits. */
export function stampContradictions(
  prepared: PreparedModel,
  scenario: string,
  { sets, isCut }: ConflictSets,
  version: string,
): StampedContradictions {
  return {
    scenario,
    modelHash: hashRequirements(prepared, scenario),
    version,
    isCut,
    sets: sets.map(({ members }) =>
      members.map(({ kind, key, stated, needed, unit, years }) => ({
        ...{ kind, key },
        ...(stated === undefined ? {} : { stated: fifteenDigits(stated) }),
        ...(needed === undefined ? {} : { needed: fifteenDigits(needed) }),
        ...(unit === undefined ? {} : { unit }),
        ...(years === undefined || years.length === 0 ? {} : { years }),
      })),
    ),
  };
}

/** Series, targets and rules up to which a build searches by itself: each question calculates the whole model. */
const MOST_SEARCHED = 300;

/** The scenario that a build searches, the first; undefined for a model that is too large to search in passing. */
export function searchedScenario({ model, series, rules }: PreparedModel): string | undefined {
  return series.length + model.targets.length + rules.length > MOST_SEARCHED
    ? undefined
    : model.scenarios[0]?.key;
}

/** Whether a kept search is of the model in its present state. */
export function isSearchCurrent(
  prepared: PreparedModel,
  { scenario, modelHash }: Pick<StampedContradictions, 'scenario' | 'modelHash'>,
): boolean {
  return prepared.scenarioByKey.has(scenario) && hashRequirements(prepared, scenario) === modelHash;
}

/** Fingerprint of all that the sets depend on: the scenario's numbers, and the rules, and how far each lever may move. */
function hashRequirements(prepared: PreparedModel, scenario: string): string {
  const { names, parameters, rules } = prepared;
  return hashModel({
    scenario: hashScenario(prepared, scenario),
    rules: rules.map(({ rule, from, to, expr }) => [
      rule.key,
      from,
      to,
      rule.severity,
      printFormula(expr, names, 'key'),
    ]),
    levers: parameters.map(({ parameter: { key, role, min, max, earliest } }) => [
      key,
      role,
      min,
      max,
      earliest ?? '',
    ]),
  });
}
