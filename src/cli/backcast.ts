/** `tuiyan backcast`: the least change of parameters that meets all targets and hard rules. */
import loadHighs from 'highs';
import {
  backcast as solveBackcast,
  type BackcastFound,
  type BackcastRequest,
} from '../analysis/backcast/backcast.js';
import { leftOutSentences, type LeftOut } from '../analysis/backcast/leftOut.js';
import { moneySentence } from '../analysis/backcast/money.js';
import { highsSolver } from '../analysis/backcast/quadratic.js';
import { targetSubject } from '../analysis/words/describeTarget.js';
import type { Unit } from '../figures/units.js';
import type { CliText } from '../messages/wording/cli.js';
import { CHOICES } from '../messages/wording/workbook.js';
import type { ParameterValue } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import { targetReadings } from '../model/targetReading.js';
import { plain, reported, shown, written } from './amounts.js';
import { chooseParameter, chooseScenario, chooseYear, readTargets, unitOf } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const backcast: Verb = {
  name: 'backcast',
  summary: 'backcastSummary',
  options: [
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'target', help: 'targetsOption', value: 'TARGETS' },
    { name: 'by', help: 'movableOption', value: 'PARAM,PARAM' },
    { name: 'path', help: 'pathOption', value: 'YEAR,YEAR' },
  ],
  run: async (given, terminal) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    if (scenario === undefined) return WRONG_USAGE;
    const targets = given['target'] === undefined ? [] : readTargets(prepared, given['target'], terminal);
    const movable = targets && readList(given['by'], (name) => chooseParameter(prepared, name, terminal));
    const path = movable && readList(given['path'], (year) => chooseYear(prepared, year, terminal));
    if (targets === undefined || movable === undefined || path === undefined) return WRONG_USAGE;
    const refuse = (text: CliText, args: Readonly<Record<string, string>> = {}): number => {
      terminal.complain(terminal.say(text, args));
      return WRONG_USAGE;
    };
    if ('by' in given && movable.length === 0) return refuse('noParameter');
    const twice = movable.find((key, i) => movable.indexOf(key) < i);
    if (twice !== undefined) return refuse('twiceParameter', { name: twice });
    if ('path' in given && path.length === 0) return refuse('noPathYear');
    const { baseYear, horizon } = prepared.model;
    const early = path.find((year) => year <= baseYear);
    if (early !== undefined)
      return refuse('badYear', {
        year: String(early),
        first: String(baseYear + 1),
        last: String(horizon),
      });
    const request: BackcastRequest = {
      scenario,
      ...(given['target'] === undefined ? {} : { targets }),
      ...(given['by'] === undefined ? {} : { movable }),
      ...(given['path'] === undefined ? {} : { path }),
    };
    const found = solveBackcast(prepared, request, highsSolver(await loadHighs()));
    const sentence = found.sentence[terminal.language];
    if (found.feasible) {
      await terminal.write(
        'json' in given
          ? JSON.stringify({ scenario, ...report(prepared, found, terminal) })
          : tabulate(prepared, found, terminal),
      );
      return DONE;
    }
    const conflict = found.conflict.map(({ kind, key, name }) => ({
      kind,
      key,
      name: name[terminal.language],
    }));
    const result = {
      scenario,
      changes: [],
      targets: [],
      binding: [],
      feasible: false,
      conflict,
      ...(found.leftOut.length === 0 ? {} : { leftOut: reportLeftOut(found.leftOut, terminal) }),
      reason: sentence,
    };
    const lines = [sentence, ...leftOutSentences(found.leftOut).map((words) => words[terminal.language])];
    await terminal.write('json' in given ? JSON.stringify(result) : lines.join('\n'));
    return INPUT_HAS_PROBLEMS;
  },
};

/** Undefined when one of the items is wrong; empty when the option was not given. */
function readList<T>(
  text: string | undefined,
  read: (item: string) => T | undefined,
): readonly T[] | undefined {
  const items = (text ?? '').split(/[,，]/).map((item) => item.trim());
  const values: T[] = [];
  for (const item of items.filter((each) => each !== '')) {
    const value = read(item);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** The object that `backcast --json` prints; a contract with scripts. Numbers are in their unit. */
function report(prepared: PreparedModel, found: BackcastFound, terminal: Terminal): object {
  const { language } = terminal;
  const { changes, targets, leftOut, binding, feasible, cost, steps, sentence } = found;
  const unitOfTarget = targetUnits(prepared);
  return {
    changes: changes.map(({ parameter, role, from, to, share, money, orderingCost }) => ({
      parameter,
      role,
      unit: unitOf(prepared, parameter).symbol,
      from,
      to,
      share,
      money,
      ...(orderingCost === undefined
        ? {}
        : { orderingCost: { amount: plain(orderingCost.amount), unit: orderingCost.unit } }),
    })),
    targets: targets.map(({ key, indicator, year, comparator, target, projected, gap, met }) => {
      const unit = unitOfTarget(key, indicator);
      return {
        key,
        indicator,
        year,
        comparator,
        target: reported(target, unit),
        projected: typeof projected === 'number' ? reported(projected, unit) : null,
        gap: gap === undefined ? null : reported(gap, unit),
        met,
      };
    }),
    leftOut: reportLeftOut(leftOut, terminal),
    binding: binding.map(({ kind, key, year, price, moves, sentence: words, effects }) => ({
      kind,
      key,
      ...(year === undefined ? {} : { year }),
      price,
      moves,
      sentence: words[language],
      effects: effects.map((effect) => effect[language]),
    })),
    feasible,
    cost,
    iterations: steps,
    summary: sentence[language],
  };
}

function reportLeftOut(rows: readonly LeftOut[], { language }: Terminal): readonly object[] {
  return rows.map(({ key, why, met, sentence }) => ({ key, why, met, sentence: sentence[language] }));
}

/** Unit of a target by its key; of one that was typed its indicator's. */
function targetUnits(prepared: PreparedModel): (key: string, indicator: string) => Unit {
  const units = new Map(targetReadings(prepared).map(({ target, unit }) => [target.key, unit]));
  return (key, indicator) => units.get(key) ?? unitOf(prepared, indicator);
}

function tabulate(prepared: PreparedModel, found: BackcastFound, terminal: Terminal): string {
  const { language, say } = terminal;
  const changes = found.changes.map(({ parameter, role, from, to, share }) => {
    const unit = unitOf(prepared, parameter);
    const show = (value: ParameterValue): string =>
      typeof value === 'number'
        ? written(value, unit, language)
        : Object.entries(value)
            .map(([year, each]: readonly [string, number]) => `${year} ${written(each, unit, language)}`)
            .join(', ');
    return [
      prepared.names.write(parameter, language),
      CHOICES.role[role][language],
      unit.symbol,
      show(from),
      show(to),
      `${(100 * share).toFixed(1)}%`,
    ];
  });
  const unitOfTarget = targetUnits(prepared);
  const targets = found.targets.map(({ key, indicator, year, comparator, target, projected }) => {
    const unit = unitOfTarget(key, indicator);
    const value = typeof projected === 'number' ? shown(projected, unit, language) : '';
    const own = prepared.model.targets.find((each) => each.key === key);
    const name =
      own === undefined
        ? prepared.names.write(indicator, language)
        : targetSubject(prepared.model, own)[language];
    return [name, String(year), `${comparator} ${shown(target, unit, language)}`, value];
  });
  const money = found.changes.flatMap((change) =>
    change.money.map((row) => moneySentence(prepared, change.parameter, row)[language]),
  );
  const leftOut = leftOutSentences(found.leftOut).map((words) => words[language]);
  const remarks = found.binding.flatMap(({ sentence, effects }) => [sentence, ...effects]);
  return [
    found.sentence[language],
    ...(changes.length === 0
      ? []
      : [
          printTable(
            [
              [...(['parameter', 'role', 'unit', 'from', 'to', 'share'] as const).map((head) => say(head))],
              ...changes,
            ],
            (column) => column > 2,
          ),
        ]),
    ...(money.length === 0 ? [] : [money.join('\n')]),
    ...(targets.length === 0
      ? []
      : [
          printTable(
            [[say('targets'), say('year'), say('target'), say('projected')], ...targets],
            (column) => column > 0,
          ),
        ]),
    ...(leftOut.length === 0 ? [] : [leftOut.join('\n')]),
    ...(remarks.length === 0 ? [] : [remarks.map((remark) => remark[language]).join('\n')]),
  ].join('\n\n');
}
