/**
 * The whole of a roll, from the text of the actuals to the rolled model: what the wizard of the pane asks for.
 *
 * In: a prepared model, the table of actuals as typed or pasted, the year, the series that gives way if one was chosen, and the day. Out: plain
 * data, so that it can be posted between threads: the rolled model with its vintage and what changes, or why there is none, with the
 * series of which one may give way where numbers contradict each other.
 */
import type { Problem } from '../../messages/problem.js';
import type { Model } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import { takesPart } from './compareIdentities.js';
import { identitiesOf } from './identities.js';
import { readActuals } from './readActuals.js';
import type { Roll } from './roll.js';
import { rollModel } from './rollModel.js';
import { keepVintage } from './vintage.js';

export interface RollAsk {
  readonly to: number;
  readonly text: string;
  /** Name of the source of the actuals, as problems and figures name it. */
  readonly file: string;
  readonly date: string;
  readonly follow?: string;
}

export type RollAnswer =
  | {
      readonly ok: true;
      readonly model: Model;
      readonly changes: Omit<Roll, 'prepared'>;
      readonly problems: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** Keys of the series of which one has to give way; empty if that is not what is wrong. */
      readonly sides: readonly string[];
    };

export function rollPack(before: PreparedModel, { to, text, file, date, follow }: RollAsk): RollAnswer {
  const actuals = readActuals(withHeader(text), file, before, to);
  if (!actuals.ok) return { ok: false, problems: actuals.problems, sides: [] };
  const request = { to, actuals: actuals.value, date, file, ...(follow === undefined ? {} : { follow }) };
  const outcome = rollModel(before, request);
  const problems = [...actuals.problems, ...outcome.problems];
  if (!outcome.ok) {
    const identities = identitiesOf(before);
    const broken = outcome.checks.filter(({ check, holds }) => check === 'identity' && !holds);
    const given = new Set(actuals.value.map(({ indicator }) => indicator));
    const sides = before.series
      .map(({ indicator }) => indicator.key)
      .filter(
        (key) => given.has(key) && broken.some(({ indicator }) => takesPart(identities, indicator, key)),
      );
    return { ok: false, problems, sides };
  }
  const { prepared: _, ...changes } = outcome.value;
  return { ok: true, model: keepVintage(before, outcome.value, date), changes, problems };
}

/** Lines without a row of headings are read as indicator, period, value, unit and source. */
function withHeader(text: string): string {
  const [first = ''] = text.trimStart().split('\n');
  if (/indicator|指标/i.test(first)) return text;
  const separator = first.includes('\t') ? '\t' : ',';
  return `${['indicator', 'period', 'value', 'unit', 'source'].slice(0, first.split(separator).length).join(separator)}\n${text}`;
}
