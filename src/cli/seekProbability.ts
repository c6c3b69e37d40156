/** `tuiyan seek --probability`: the value of a parameter for which a target is met with a given probability. */
import { makeKernelEvaluator } from '../analysis/calculate/kernelEvaluator.js';
import { type ChanceReached, seekProbability } from '../analysis/seek/seekProbability.js';
import { askedFor } from '../analysis/seek/seek.js';
import type { SeekBy } from '../analysis/seek/variable.js';
import { describeTarget } from '../analysis/words/describeTarget.js';
import { amount } from '../analysis/words/words.js';
import { cellValue } from '../figures/units.js';
import { readTypedNumber } from '../figures/typedNumber.js';
import { completeTarget } from '../model/completeModel.js';
import type { Target } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { Given } from './arguments.js';
import { type Goal, unitOf } from './choices.js';
import { readRequest } from './simulate.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, WRONG_USAGE } from './verb.js';

interface Asked {
  readonly scenario: string;
  readonly goal: Goal;
  readonly by: SeekBy;
  readonly given: Given;
}

export async function seekChance(
  prepared: PreparedModel,
  { scenario, goal, by, given }: Asked,
  terminal: Terminal,
): Promise<number> {
  const written = given['probability'] ?? '';
  const reading = readTypedNumber(written, { unit: '%' });
  const probability = reading.ok ? reading.value / 100 : NaN;
  if (!(probability > 0 && probability < 1)) {
    terminal.complain(terminal.say('badProbability', { value: written }));
    return WRONG_USAGE;
  }
  if (goal.comparator === '=') {
    terminal.complain(terminal.say('chanceOfEqual', { value: given['target'] ?? '' }));
    return WRONG_USAGE;
  }
  const plan = readRequest(given, terminal);
  if (plan === undefined) return WRONG_USAGE;
  const { symbol } = unitOf(prepared, goal.indicator);
  const target = completeTarget({ key: 'sought', ...goal, source: 'assumption' }, symbol, undefined);
  const sought = seekProbability(prepared, { scenario, target, probability, by, plan }, makeKernelEvaluator);
  for (const words of sought.ok ? sought.remarks : sought.reasons)
    terminal.complain(words[terminal.language]);
  if (!sought.ok) return INPUT_HAS_PROBLEMS;
  const found = sought.value;
  const isJson = 'json' in given;
  const parameter = askedFor(by).join(',');
  const { draws, seed, method } = plan;
  if (found.reached) {
    const { value, from, chance, before, roots, values, simulations, remark } = found;
    const result = {
      parameter,
      value,
      from,
      probability: chance.probability,
      confidence: [chance.low, chance.high],
      before: before.probability,
      roots,
      values,
      draws,
      seed,
      method,
      simulations,
      ...('parameter' in by ? { role: prepared.parameterByKey.get(by.parameter)?.parameter.role } : {}),
      ...(remark === undefined ? {} : { remark: remark[terminal.language] }),
    };
    await terminal.write(
      isJson
        ? JSON.stringify(result)
        : describeChance(prepared, target, by, found, { draws, seed }, terminal),
    );
    return DONE;
  }
  const reason = found.reason[terminal.language];
  if (isJson) {
    const { stop, closest, value = null, simulations } = found;
    const nearest = closest?.probability ?? null;
    await terminal.write(
      JSON.stringify({ unreachable: true, closest: nearest, reason, stop, parameter, value, simulations }),
    );
  } else await terminal.write(reason);
  return INPUT_HAS_PROBLEMS;
}

function describeChance(
  prepared: PreparedModel,
  target: Target,
  by: SeekBy,
  { value, from, chance, before, roots, remark }: ChanceReached,
  plan: { readonly draws: number; readonly seed: number },
  { language, say }: Terminal,
): string {
  const sayValue = (x: number): string => {
    if (!('parameter' in by)) return String(Number(x.toPrecision(6)));
    const unit = unitOf(prepared, by.parameter);
    return amount(cellValue(x, unit), unit, 6)[language];
  };
  const others = roots.filter((root) => root !== value);
  return [
    say('soughtChance', {
      parameter: askedFor(by)
        .map((key) => prepared.names.write(key, language))
        .join(', '),
      value: sayValue(value),
      from: sayValue(from),
      target: describeTarget(prepared.model, target)[language],
      probability: percent(chance.probability),
      low: percent(chance.low),
      high: percent(chance.high),
      before: percent(before.probability),
      draws: plan.draws,
      seed: plan.seed,
    }),
    ...(others.length === 0 ? [] : [say('alsoSought', { roots: others.map(sayValue).join(', ') })]),
    ...(remark === undefined ? [] : [remark[language]]),
  ].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
