/** `tuiyan sensitivity`: what moves an indicator in a year. */
import { hasFewForSobol, remarkFewForSobol } from '../analysis/uncertainty/fewDraws.js';
import { makeKernelEvaluator } from '../analysis/calculate/kernelEvaluator.js';
import { analyseSensitivity, type Sensitivity } from '../analysis/sensitivity/sensitivity.js';
import { analyseVariance, type ParameterIndex } from '../analysis/sensitivity/sobol.js';
import type { Index } from '../analysis/sensitivity/sobolIndices.js';
import type { PreparedModel } from '../model/prepared.js';
import { CHOICES } from '../messages/wording/workbook.js';
import { plain, reported, shown, written } from './amounts.js';
import { chooseDraws, chooseIndicator, chooseScenario, chooseSeed, chooseYear, unitOf } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

const DRAWS = 4096;
const SEED = 2030;

export const sensitivity: Verb = {
  name: 'sensitivity',
  summary: 'sensitivitySummary',
  options: [
    { name: 'indicator', help: 'indicatorOption', value: 'INDICATOR', isRequired: true },
    { name: 'year', help: 'yearOption', value: 'YEAR', isRequired: true },
    { name: 'scenario', help: 'scenarioOption', value: 'KEY' },
    { name: 'draws', help: 'sobolDrawsOption', value: 'N' },
    { name: 'seed', help: 'seedOption', value: 'S' },
  ],
  run: async (given, terminal) => {
    const draws = chooseDraws(given, DRAWS, terminal);
    const seed = draws === undefined ? undefined : chooseSeed(given, SEED, terminal);
    if (draws === undefined || seed === undefined) return WRONG_USAGE;
    const prepared = loadModel(given['pack'], terminal, 'draw');
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    const indicator = scenario && chooseIndicator(prepared, given['indicator'] ?? '', terminal);
    const year = indicator ? chooseYear(prepared, given['year'] ?? '', terminal) : undefined;
    if (scenario === undefined || indicator === undefined || year === undefined) return WRONG_USAGE;
    const question = { scenario, indicator, year };
    const found = analyseSensitivity(prepared, question);
    if (!found.ok) {
      for (const reason of found.reasons) terminal.complain(reason[terminal.language]);
      return INPUT_HAS_PROBLEMS;
    }
    const variance = analyseVariance(prepared, question, { seed, draws }, makeKernelEvaluator);
    const indices = variance.ok ? variance.value.indices : [];
    const remarks = variance.ok ? [...remarkFewForSobol(draws), ...variance.remarks] : [];
    for (const remark of remarks) terminal.complain(remark[terminal.language]);
    const sentences = [
      found.value.sentence,
      ...(variance.ok ? [variance.value.sentence] : found.value.tornado.length === 0 ? [] : variance.reasons),
    ].map((sentence) => sentence[terminal.language]);
    await terminal.write(
      'json' in given
        ? JSON.stringify({
            ...question,
            ...report(prepared, indicator, found.value, indices, draws),
            sentences,
          })
        : tabulate(prepared, indicator, found.value, indices, draws, sentences, terminal),
    );
    return DONE;
  },
};

/** The object that `sensitivity --json` prints; a contract with scripts. Numbers are in their unit. */
function report(
  prepared: PreparedModel,
  indicator: string,
  { value, tornado, elasticities }: Sensitivity,
  indices: readonly ParameterIndex[],
  draws: number,
): object {
  const unit = unitOf(prepared, indicator);
  return {
    unit: unit.symbol,
    value: reported(value, unit),
    tornado: tornado.map(({ atLow, atHigh, ...bar }) => ({
      ...bar,
      atLow: reported(atLow, unit),
      atHigh: reported(atHigh, unit),
      spread: plain(Math.abs(atHigh - atLow) / unit.display),
    })),
    elasticity: elasticities.map(({ parameter, elasticity, slope }) => ({
      parameter,
      elasticity: plain(elasticity),
      slope: plain(slope / unit.display),
    })),
    sobol: indices.map(({ parameter, first, total }) => ({
      parameter,
      first: first.value,
      firstConfidence: interval(first, draws),
      total: total.value,
      totalConfidence: interval(total, draws),
    })),
  };
}

function interval({ low, high }: Index, draws: number): readonly [number, number] | null {
  return hasFewForSobol(draws) ? null : [low, high];
}

/** `0.412 [0.380, 0.445]`: a share and its interval of 95 %. */
function withInterval(index: Index, draws: number): string {
  const ends = interval(index, draws)?.map((end) => end.toFixed(3));
  return index.value.toFixed(3) + (ends === undefined ? '' : ` [${ends.join(', ')}]`);
}

function tabulate(
  prepared: PreparedModel,
  indicator: string,
  { tornado, elasticities }: Sensitivity,
  indices: readonly ParameterIndex[],
  draws: number,
  sentences: readonly string[],
  { language, say }: Terminal,
): string {
  const unit = unitOf(prepared, indicator);
  const rows = tornado.map(({ parameter, role, low, high, atLow, atHigh }) => {
    const own = unitOf(prepared, parameter);
    const elasticity = elasticities.find((row) => row.parameter === parameter)?.elasticity;
    const index = indices.find((row) => row.parameter === parameter);
    return [
      prepared.names.write(parameter, language),
      CHOICES.role[role][language],
      ...[low, high].map((value) => written(value, own, language)),
      ...[atLow, atHigh].map((cell) => shown(cell, unit, language)),
      elasticity === undefined || Number.isNaN(elasticity) ? '' : elasticity.toFixed(3),
      index === undefined ? '' : withInterval(index.first, draws),
      index === undefined ? '' : withInterval(index.total, draws),
    ];
  });
  const heads = [
    'parameter',
    'role',
    'low',
    'high',
    'atLow',
    'atHigh',
    'elasticity',
    'firstOrder',
    'totalOrder',
  ] as const;
  const table = printTable([heads.map((head) => say(head)), ...rows], (column) => column > 1);
  return [sentences.join('\n'), ...(rows.length === 0 ? [] : [table])].join('\n\n');
}
