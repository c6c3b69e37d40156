/**
 * A distribution as typed into the editor: a kind, a text for each of its parameters, and their problems.
 *
 * A list (the values of a discrete distribution) is one text, separated by semicolons, or by commas and blanks. An empty text means "not given".
 */
import { describe } from '../../messages/messages.js';
import type { Language } from '../../messages/language.js';
import type { Distribution } from '../../model/model.js';
import type { DistributionRow, ParameterSpec } from '../../sampling/distribution.js';
import {
  DISTRIBUTIONS,
  prepareDistribution,
  type PreparedDistribution,
} from '../../sampling/distributions.js';
import { isPathKind, PATHS, preparePath, type PathRow, type PreparedPath } from '../../sampling/paths.js';
import { readTypedList, readTypedNumber } from '../../figures/typedNumber.js';

export interface Draft {
  /** Empty: no distribution. */
  readonly kind: string;
  readonly texts: Readonly<Record<string, string>>;
}

type Checked =
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly sentences: readonly string[] }
  | { readonly kind: 'once'; readonly data: Distribution; readonly prepared: PreparedDistribution }
  | { readonly kind: 'path'; readonly data: Distribution; readonly prepared: PreparedPath };

/** Which numbers of a distribution are in the parameter's unit; shapes, weights and probabilities have no unit. */
const IN_UNIT = /^(?:mean|sd|sdLow|sdHigh|min|mode|max|value|scale|truncateMin|truncateMax)$/;

export const TRUNCATION = ['truncateMin', 'truncateMax'] as const;

export function rowOf(kind: string): DistributionRow | PathRow | undefined {
  return [...DISTRIBUTIONS, ...PATHS].find(({ key }) => key === kind);
}

/** A distribution as texts; an empty draft for none. */
export function draftOf(distribution: Distribution | undefined): Draft {
  if (distribution === undefined) return { kind: '', texts: {} };
  const { kind, parameters } = distribution;
  const specs = rowOf(kind)?.parameters ?? [];
  const texts = Object.fromEntries(
    specs.flatMap((spec): [string, string][] => {
      const text = spec.list === true ? listText(spec, parameters) : textOf(parameters[spec.key]);
      return text === '' ? [] : [[spec.key, text]];
    }),
  );
  const cut = TRUNCATION.flatMap((key) =>
    parameters[key] === undefined ? [] : [[key, textOf(parameters[key])]],
  );
  return { kind, texts: { ...texts, ...(Object.fromEntries(cut) as Record<string, string>) } };
}

/** A draft of another kind with similar values: `range` is the parameter's plausible range, `value` its present value. */
export function startDraft(
  kind: string,
  before: Draft,
  { min, max, value }: { readonly min: number; readonly max: number; readonly value: number },
): Draft {
  const sd = rounded((max - min) / 6);
  const guesses: Readonly<Record<string, number | string>> = {
    mean: value,
    sd: isPathKind(kind) ? rounded((max - min) / 20) : sd,
    sdLow: sd,
    sdHigh: sd,
    min,
    mode: value,
    max,
    value: kind === 'constant' ? value : [min, value, max].join(', '),
    probability: kind === 'metalog' ? '0.05, 0.5, 0.95' : '0.25, 0.5, 0.25',
    shape: 2,
    scale: Math.abs(value) || 1,
    alpha: 2,
    beta: 2,
    degrees: 5,
    persistence: 0.5,
  };
  const specs = rowOf(kind)?.parameters ?? [];
  return {
    kind,
    texts: Object.fromEntries(
      specs
        .filter((spec) => spec.default === undefined || ['min', 'max', 'mean'].includes(spec.key))
        .filter((spec) => !(kind === 'metalog' && spec.default !== undefined))
        .map((spec) => {
          const known = before.kind === '' ? undefined : before.texts[spec.key];
          return [
            spec.key,
            spec.list === true ? String(guesses[spec.key]) : (known ?? String(guesses[spec.key] ?? '')),
          ];
        }),
    ),
  };
}

/** `unit`: the parameter's, by any of its names. */
export function checkDraft({ kind, texts }: Draft, language: Language, unit = ''): Checked {
  if (kind === '') return { kind: 'none' };
  const sentences: string[] = [];
  const parameters: Record<string, number> = {};
  // The steps of a multiplicative path are shares.
  const isRelative = isPathKind(kind) && !/^0*$/.test((texts['multiplicative'] ?? '').trim());
  const placeOf = (key: string) => ({ unit: IN_UNIT.test(key) && !isRelative ? unit : '' });
  const read = (key: string, text: string): void => {
    const reading = readTypedNumber(text, placeOf(key));
    if (reading.ok) parameters[key] = reading.value;
    else sentences.push(describe(reading.problem, language));
  };
  for (const spec of rowOf(kind)?.parameters ?? []) {
    const text = (texts[spec.key] ?? '').trim();
    if (text === '') continue;
    if (spec.list !== true) read(spec.key, text);
    else {
      const list = readTypedList(text, placeOf(spec.key));
      if (list.ok) for (const [i, value] of list.values.entries()) parameters[`${spec.key}${i + 1}`] = value;
      else sentences.push(describe(list.problem, language));
    }
  }
  if (!isPathKind(kind))
    for (const key of TRUNCATION) {
      const text = (texts[key] ?? '').trim();
      if (text !== '') read(key, text);
    }
  if (sentences.length > 0) return { kind: 'wrong', sentences };
  const data: Distribution = { kind, parameters };
  const outcome = isPathKind(kind)
    ? { isPath: true as const, ...preparePath(data) }
    : { isPath: false as const, ...prepareDistribution(data) };
  if (!outcome.ok)
    return { kind: 'wrong', sentences: outcome.problems.map((problem) => describe(problem, language)) };
  return outcome.isPath
    ? { kind: 'path', data, prepared: outcome.value }
    : { kind: 'once', data, prepared: outcome.value };
}

function listText({ key }: ParameterSpec, parameters: Distribution['parameters']): string {
  const values: number[] = [];
  for (
    let value = parameters[`${key}1`];
    value !== undefined;
    value = parameters[`${key}${values.length + 1}`]
  )
    values.push(value);
  return values.join(', ');
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
