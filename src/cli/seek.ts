/** `tuiyan seek`: goal seek. */
import { seekGoal, type Reached } from '../analysis/seek/seek.js';
import type { SeekBy } from '../analysis/seek/variable.js';
import type { PreparedModel } from '../model/prepared.js';
import { cellValue } from '../figures/units.js';
import { amount } from '../analysis/words/words.js';
import { chooseParameter, chooseScenario, chooseYear, readGoal, unitOf, type Goal } from './choices.js';
import { loadModel } from './packs.js';
import { seekChance } from './seekProbability.js';
import { DRAW_OPTIONS } from './simulate.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE, type Verb } from './verb.js';

/** Options that say how to draw; without a probability nothing is drawn. */
const DRAWN = ['draws', 'seed', 'method'] as const;

export const seek: Verb = {
  name: 'seek',
  summary: 'seekSummary',
  options: [
    { name: 'target', help: 'goalOption', value: 'INDICATOR:YEAR=VALUE', isRequired: true },
    { name: 'by', help: 'byOption', value: 'PARAM', isRequired: true },
    { name: 'probability', help: 'probabilityOption', value: 'P' },
    ...DRAW_OPTIONS,
  ],
  run: async (given, terminal) => {
    const isChance = 'probability' in given;
    const other = isChance ? undefined : DRAWN.find((name) => name in given);
    if (other !== undefined) {
      terminal.complain(terminal.say('onlyWithProbability', { option: `--${other}` }));
      return WRONG_USAGE;
    }
    const prepared = loadModel(given['pack'], terminal, ...(isChance ? (['draw'] as const) : []));
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const scenario = chooseScenario(prepared, given['scenario'], terminal);
    const goal = scenario && readGoal(prepared, given['target'] ?? '', 'badGoal', terminal);
    const by = goal && readBy(prepared, given['by'] ?? '', terminal);
    if (scenario === undefined || !goal || !by) return WRONG_USAGE;
    if (isChance) return seekChance(prepared, { scenario, goal, by, given }, terminal);
    if (goal.comparator !== '=') {
      terminal.complain(terminal.say('badGoal', { value: given['target'] ?? '' }));
      return WRONG_USAGE;
    }
    const { indicator, year, value } = goal;
    const found = seekGoal(prepared, { scenario, indicator, year, value, by });
    const isJson = 'json' in given;
    const parameter = 'parameter' in by ? by.parameter : by.parameters.join(',');
    if (found.reached) {
      const { residual, achieved, iterations, roots, from, remark } = found;
      const result = {
        parameter,
        value: found.value,
        achieved,
        residual,
        iterations,
        roots,
        from,
        ...('parameter' in by ? { role: prepared.parameterByKey.get(by.parameter)?.parameter.role } : {}),
        ...(remark === undefined ? {} : { remark: remark[terminal.language] }),
      };
      await terminal.write(
        isJson ? JSON.stringify(result) : describeFound(prepared, goal, by, found, terminal),
      );
      return DONE;
    }
    const reason = found.reason[terminal.language];
    const isMistaken = ['figure', 'unmoved', 'noNumber'].includes(found.stop);
    if (isJson) {
      const { stop, closest = null, value: at = null, iterations } = found;
      await terminal.write(
        JSON.stringify({ unreachable: true, closest, reason, stop, parameter, value: at, iterations }),
      );
    }
    if (isMistaken) terminal.complain(reason);
    else if (!isJson) await terminal.write(reason);
    return INPUT_HAS_PROBLEMS;
  },
};

/** `price_growth`, `price_growth:2027`, or `price_growth,wage_growth`. */
function readBy(prepared: PreparedModel, written: string, terminal: Terminal): SeekBy | undefined {
  const names = written
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const [first] = names;
  if (first === undefined) {
    terminal.complain(terminal.say('noParameter'));
    return undefined;
  }
  if (names.length > 1) {
    const keys = names.map((name) => chooseParameter(prepared, name, terminal));
    if (!keys.every((key) => key !== undefined)) return undefined;
    const twice = names.find((_, i) => keys.slice(0, i).some((key) => key === keys[i]));
    if (twice === undefined) return { parameters: keys };
    terminal.complain(terminal.say('twiceParameter', { name: twice }));
    return undefined;
  }
  const [, name = first, year] = /^(.+?)[:：]\s*(\S+)$/.exec(first) ?? [];
  const parameter = chooseParameter(prepared, name.trim(), terminal);
  if (parameter === undefined) return undefined;
  if (year === undefined) return { parameter };
  const chosen = chooseYear(prepared, year, terminal);
  return chosen === undefined ? undefined : { parameter, year: chosen };
}

function describeFound(
  prepared: PreparedModel,
  { indicator, year }: Goal,
  by: SeekBy,
  { value, achieved, residual, iterations, roots, remark }: Reached,
  { language, say }: Terminal,
): string {
  const say6 = (written: number, key: string): string => {
    const unit = unitOf(prepared, key);
    return amount(cellValue(written, unit), unit, 6)[language];
  };
  const sayValue = (x: number): string =>
    'parameter' in by ? say6(x, by.parameter) : String(Number(x.toPrecision(6)));
  const keys = 'parameter' in by ? [by.parameter] : by.parameters;
  const first = say('parameter' in by ? 'sought' : 'soughtFactor', {
    parameter: keys.map((key) => prepared.names.write(key, language)).join(', '),
    value: sayValue(value),
    indicator: prepared.names.write(indicator, language),
    year: String(year),
    achieved: say6(achieved, indicator),
    residual: residual.toExponential(1),
    iterations,
  });
  const others = roots.filter((root) => root !== value);
  return [
    first,
    ...(others.length === 0 ? [] : [say('alsoSought', { roots: others.map(sayValue).join(', ') })]),
    ...(remark === undefined ? [] : [remark[language]]),
  ].join('\n');
}
