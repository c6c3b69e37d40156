/** `tuiyan contradictions`: figures that differ, and sets of targets, rules and stated numbers that cannot hold together. */
import loadHighs from 'highs';
import { highsSolver } from '../analysis/backcast/quadratic.js';
import { findContradictions, type Contradictions } from '../analysis/contradictions/contradictions.js';
import { usedValue, type Figure } from '../figures/figure.js';
import { fill } from '../messages/language.js';
import { CONTRADICTION_WORDS } from '../messages/wording/contradictions.js';
import { CHOICES } from '../messages/wording/workbook.js';
import { plainNumber } from '../analysis/words/words.js';
import type { PreparedModel } from '../model/prepared.js';
import { chooseScenario } from './choices.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import { unitText } from '../workbook/tables/fields.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

export const contradictions: Verb = {
  name: 'contradictions',
  summary: 'contradictionsSummary',
  options: [{ name: 'scenario', help: 'scenarioOption', value: 'KEY' }],
  run: async (given, terminal) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    if (scenario === undefined) return WRONG_USAGE;
    const found = findContradictions(prepared, scenario, highsSolver(await loadHighs()));
    await terminal.write(
      'json' in given ? JSON.stringify(report(found, terminal)) : tabulate(prepared, found, terminal),
    );
    return DONE;
  },
};

/** The object that `contradictions --json` prints; a contract with scripts. Numbers are in their unit. */
function report({ scenario, pairs, sets, isCut }: Contradictions, { language }: Terminal): object {
  const side = (figure: Figure): object => ({
    id: figure.id,
    value: usedValue(figure),
    unit: figure.unit,
    qualifier: figure.qualifier,
    kind: figure.kind,
    caliber: figure.caliber,
    document: figure.source?.document ?? null,
    line: figure.source?.line ?? null,
  });
  return {
    scenario,
    figures: pairs.map(({ kind, a, b }) => ({
      kind,
      indicator: a.indicator,
      geography: a.geography,
      period: a.period,
      a: side(a),
      b: side(b),
    })),
    sets: sets.map(({ kind, members, reading }) => ({
      kind,
      members: members.map(({ name, becomes, needed, ...member }) => ({
        ...member,
        name: name[language],
        needed: needed ?? null,
        becomes: becomes[language],
      })),
      ...(reading === undefined ? {} : { reading: reading[language] }),
    })),
    complete: !isCut,
  };
}

function tabulate(
  prepared: PreparedModel,
  { scenario, pairs, sets, isCut }: Contradictions,
  { language }: Terminal,
): string {
  const words = (key: keyof typeof CONTRADICTION_WORDS): string => CONTRADICTION_WORDS[key][language];
  const side = (figure: Figure): string => {
    const { qualifier, unit, id, kind, period } = figure;
    const how = qualifier === 'exact' ? '' : `${CHOICES.qualifier[qualifier][language]} `;
    return `${how}${plainNumber(usedValue(figure), 6)} ${unitText(unit, language)} (${[id, CHOICES.kind[kind][language], period].filter((text) => text !== '').join(', ')})`;
  };
  const rows = pairs.map(({ kind, a, b }) => [words(kind), a.geography, side(a), side(b)]);
  const parts = sets.map(({ members, reading }, i) =>
    [
      `${i + 1}. ${members.map(({ name }) => name[language]).join(language === 'zh' ? '；' : '; ')}`,
      ...members.map(({ becomes }) => `   ${becomes[language]}`),
      ...(reading === undefined ? [] : [`   ${reading[language]}`]),
    ].join('\n'),
  );
  const name = prepared.scenarioByKey.get(scenario)?.name[language] ?? scenario;
  return [
    words('setsTitle'),
    fill(words('ofScenario'), { scenario: name }),
    ...(sets.length === 0 ? [words('noSets')] : parts),
    ...(isCut ? [words('cut')] : []),
    words('pairsTitle'),
    pairs.length === 0
      ? words('noPairs')
      : printTable([[words('what'), words('place'), words('one'), words('other')], ...rows], () => false),
  ].join('\n\n');
}
