/** `tuiyan why`: what a value is calculated from, down to the documents, what uses it, and why it differs from another. */
import { bridgeScenarios, bridgeYears, type Bridge } from '../analysis/why/bridge.js';
import { chainOf } from '../analysis/why/chain.js';
import { findDependents } from '../analysis/why/dependents.js';
import { writeFormulas } from '../analysis/why/fillFormula.js';
import { sourcesOfDerived } from '../analysis/why/figureSources.js';
import {
  say,
  wordCell,
  wordCells,
  wordOrigin,
  wordRule,
  wordSourceRow,
  wordTarget,
} from '../analysis/why/originWords.js';
import { amount, nameOf, signed } from '../analysis/words/words.js';
import { cellValue } from '../figures/units.js';
import type { Bilingual } from '../messages/language.js';
import { WHY } from '../messages/wording/why.js';
import { findNamed } from '../model/names.js';
import type { SeriesCell } from '../model/grounds.js';
import type { PreparedModel } from '../model/prepared.js';
import { projectModel } from '../model/project.js';
import { valuesOf, type Projection } from '../model/projection.js';
import { allAtOnce } from '../workbook/plan/steps.js';
import { reportScalar, showScalar } from './amounts.js';
import { chooseIndicator, chooseScenario, chooseYear, readYear, unitOf } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

/** How far the table goes back: the value's own operands, and theirs. */
const DEPTH = 2;
const DEEPEST = 50;

export const why: Verb = {
  name: 'why',
  summary: 'whySummary',
  words: { value: 'INDICATOR:YEAR', least: 1, most: 1 },
  options: [
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'against', help: 'againstOption', value: 'KEY|YEAR' },
    { name: 'depth', help: 'depthOption', value: 'N' },
  ],
  run: async (given, terminal, { words = [] }) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    const cell = scenario === undefined ? undefined : readCell(prepared, words[0] ?? '', terminal);
    const depth = cell && readDepth(given['depth'], terminal);
    if (scenario === undefined || cell === undefined || depth === undefined) return WRONG_USAGE;
    const projection = projectModel(prepared, scenario);
    const against = given['against'];
    const other = against === undefined ? undefined : readAgainst(prepared, against, terminal);
    if (against !== undefined && other === undefined) return WRONG_USAGE;
    const bridge =
      other === undefined
        ? undefined
        : typeof other === 'number'
          ? bridgeYears(prepared, projection, cell.key, [other, cell.year])
          : allAtOnce(bridgeScenarios(prepared, [other, scenario], cell.key, cell.year));
    const answer: Answer = { prepared, projection, cell, depth, other, bridge };
    await terminal.write('json' in given ? JSON.stringify(asJson(answer)) : asText(answer, terminal));
    return other !== undefined && bridge === undefined ? INPUT_HAS_PROBLEMS : DONE;
  },
};

interface Answer {
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly cell: SeriesCell;
  readonly depth: number;
  /** The scenario or year that it is compared with. */
  readonly other: string | number | undefined;
  readonly bridge: Bridge | undefined;
}

// --- what was asked ---------------------------------------------------------------------------------------

/** `export_share:2030`; parameters have values to explain as well. */
function readCell(prepared: PreparedModel, written: string, terminal: Terminal): SeriesCell | undefined {
  const [, name, year] = /^\s*(.+?)\s*[:：]\s*([^:：]+)$/s.exec(written) ?? [];
  if (name === undefined || year === undefined) {
    terminal.complain(terminal.say('badCell', { value: written }));
    return undefined;
  }
  const resolved = prepared.names.resolve(name);
  const isParameter = resolved !== undefined && prepared.parameterByKey.has(resolved);
  const key = isParameter ? resolved : chooseIndicator(prepared, name, terminal);
  const chosen = key === undefined ? undefined : chooseYear(prepared, year, terminal);
  return key === undefined || chosen === undefined ? undefined : { key, year: chosen };
}

function readDepth(written: string | undefined, terminal: Terminal): number | undefined {
  if (written === undefined) return DEPTH;
  const depth = /^\s*\d+\s*$/.test(written) ? Number(written) : NaN;
  if (depth >= 1 && depth <= DEEPEST) return depth;
  terminal.complain(terminal.say('badDepth', { value: written, most: DEEPEST }));
  return undefined;
}

/** A scenario by key or name, else a year. */
function readAgainst(
  prepared: PreparedModel,
  written: string,
  terminal: Terminal,
): string | number | undefined {
  const isYear =
    findNamed(prepared.model.scenarios, written) === undefined && readYear(written) !== undefined;
  return isYear ? chooseYear(prepared, written, terminal) : chooseScenario(prepared, written, terminal);
}

// --- the answer -------------------------------------------------------------------------------------------

function asJson(answer: Answer): unknown {
  const { prepared, projection, cell, other, bridge } = answer;
  const valueAt = valuesOf(projection);
  const { targets, rules, cells } = findDependents(prepared, projection, cell);
  const rows = chainOf(prepared, projection, cell, answer.depth).map(([explanation, distance]) => {
    const { origin, unit, value } = explanation;
    return {
      ...explanation.cell,
      distance,
      value: reportScalar(value, unit),
      unit: unit.symbol,
      origin: origin.kind,
      words: wordOrigin(prepared, explanation),
      ...(origin.kind === 'formula'
        ? { ...writeFormulas(prepared, explanation, valueAt, 'key'), reads: origin.reads }
        : {}),
      ...(origin.kind === 'figure'
        ? {
            figure: origin.figure.id,
            source: origin.figure.source ?? null,
            sources: sourcesOfDerived(prepared, explanation).map(({ id }) => id),
          }
        : {}),
      ...(origin.kind === 'parameter' ? { scenario: origin.scenario ?? null, source: origin.source } : {}),
    };
  });
  return {
    scenario: projection.scenario,
    ...cell,
    rows,
    usedBy: { cells, targets, rules },
    ...(other === undefined ? {} : { against: other, difference: bridge ?? null }),
  };
}

function asText(answer: Answer, terminal: Terminal): string {
  const { prepared, projection, cell } = answer;
  const { language } = terminal;
  const pick = (words: Bilingual): string => words[language];
  const valueAt = valuesOf(projection);
  const chain = chainOf(prepared, projection, cell, answer.depth);
  const rows = chain.flatMap(([explanation, distance]) => {
    const { unit, value } = explanation;
    const indent = '  '.repeat(distance);
    const formulas = writeFormulas(prepared, explanation, valueAt, language);
    const shown =
      typeof value === 'number' ? pick(amount(value, unit, 6)) : showScalar(value, unit, language);
    return [
      [
        `${indent}${pick(wordCell(prepared, explanation.cell))}`,
        shown,
        formulas?.formula ?? pick(wordOrigin(prepared, explanation)),
      ],
      ...(formulas === undefined ? [] : [['', '', formulas.filled]]),
      ...sourcesOfDerived(prepared, explanation).map((figure) => [
        '',
        '',
        pick(wordSourceRow(prepared, figure)),
      ]),
    ];
  });
  const { cells, targets, rules } = findDependents(prepared, projection, cell);
  const used = [
    [WHY.whyUses, wordCells(prepared, cells)],
    [WHY.whyTargets, targets.map((key) => wordTarget(prepared, key))],
    [WHY.whyRules, rules.map((key) => wordRule(prepared, key))],
  ] as const;
  const lines = used
    .filter(([, names]) => names.length > 0)
    .map(([head, names]) => `${pick(head)}: ${names.map(pick).join('; ')}`);
  return [
    printTable(rows, (column) => column === 1),
    ...(lines.length === 0 ? [pick(WHY.whyUsesNone)] : [lines.join('\n')]),
    ...bridgeText(answer, terminal),
  ].join('\n\n');
}

function bridgeText(
  { prepared, projection, cell, other, bridge }: Answer,
  { language }: Terminal,
): readonly string[] {
  if (other === undefined) return [];
  if (bridge === undefined) return [WHY.whyNoBridge[language]];
  const { was, is, steps } = bridge;
  if (steps.length === 0) return [WHY.whySame[language]];
  const unit = unitOf(prepared, cell.key);
  const scenarioName = (key: string): Bilingual =>
    prepared.scenarioByKey.get(key)?.name ?? { zh: key, en: key };
  const [from, to] =
    typeof other === 'number'
      ? [String(other), String(cell.year)]
      : [scenarioName(other), scenarioName(projection.scenario)];
  const show = (value: number): string => amount(cellValue(value, unit), unit, 6)[language];
  const change = (value: number): string => signed(cellValue(value, unit), unit)[language];
  const head = say('whySteps', { was: show(was), is: show(is), from, to })[language];
  const rows = [
    ...steps.map(({ of, ...step }) => [
      (of === undefined ? WHY.whyRest : nameOf(prepared, of))[language],
      change(step.amount),
    ]),
    [WHY.whyTotal[language], change(is - was)],
  ];
  return [`${head}\n${printTable(rows, (column) => column === 1)}\n${WHY.whyOrder[language]}`];
}
