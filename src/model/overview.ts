/**
 * Parses the sentences of a pack's policy test, and checks its overview, groups and places.
 *
 * In: sentences with places such as `{sales}` or `{sales:1}`, and a model. Out: their parts, the keys they name, and problems in
 * the report, each of which states what to change.
 */
import type { Bilingual } from '../messages/language.js';
import type { Model, Named, Overview, PolicyTest } from './model.js';
import { foldName, hasSeries } from './names.js';
import type { Report, RowPlace } from './report.js';

/**
 * Text, or the value of a series in the horizon with a number of decimals (by default those of its unit). `{growth:1+}` is rounded up
 * and `{growth:1-}` down, so that a least or a most that is asked for stays on the safe side; otherwise to the nearest.
 */
export interface SentenceValue {
  readonly key: string;
  readonly decimals?: number;
  readonly round?: 'up' | 'down';
}
type SentencePart = string | SentenceValue;

/** The name of the horizon in a sentence. */
export const HORIZON_PLACE = 'year';

const SENTENCES = ['agree', 'above', 'below', 'remedy'] as const;

/** The parts of a sentence in their order; braces around anything else are plain text. */
export function sentenceParts(text: string): readonly SentencePart[] {
  return text
    .split(/(\{[A-Za-z_]\w*(?::\d[+-]?)?\})/)
    .filter((part) => part !== '')
    .map((part): SentencePart => {
      const [, key, decimals, sign] = /^\{(\w+)(?::(\d)([+-]?))?\}$/.exec(part) ?? [];
      if (key === undefined) return part;
      if (decimals === undefined) return { key };
      const round = sign === '+' ? 'up' : sign === '-' ? 'down' : undefined;
      return { key, decimals: Number(decimals), ...(round === undefined ? {} : { round }) };
    });
}

/** Every indicator and parameter whose value the policy test's sentences show, each once. */
export function policyKeys(policy: PolicyTest): readonly string[] {
  const keys = sentencesOf(policy).flatMap(({ text }) => keysIn(text));
  return [...new Set([...(policy.balance === undefined ? [] : [policy.balance]), ...keys])];
}

/** Decimals with which the sentences show the balance; undefined if its unit determines them. */
export function balanceDecimals(policy: PolicyTest): number | undefined {
  const parts = sentencesOf(policy).flatMap(({ text }) => sentenceParts(text));
  const shown = parts.find((part) => typeof part !== 'string' && part.key === policy.balance);
  return typeof shown === 'object' ? shown.decimals : undefined;
}

/** Reports problems of overview, groups and places. */
export function checkOverview(model: Model, report: Report): void {
  checkNamed('groups', model.groups ?? [], report);
  checkNamed('places', model.places ?? [], report);
  if (model.overview !== undefined) checkStory(model, model.overview, report);
}

function keysIn(text: string): readonly string[] {
  return sentenceParts(text).flatMap((part) =>
    typeof part === 'string' || part.key === HORIZON_PLACE ? [] : [part.key],
  );
}

function sentencesOf(
  policy: PolicyTest,
): readonly { readonly field: string; readonly language: 'zh' | 'en'; readonly text: string }[] {
  return SENTENCES.flatMap((field) =>
    (['zh', 'en'] as const).flatMap((language) => {
      const text = policy[field]?.[language];
      return text === undefined ? [] : [{ field, language, text }];
    }),
  );
}

/** Both keys and names must be unique, because sheets show the name where the pack has the key. */
function checkNamed(table: 'groups' | 'places', rows: readonly Named[], report: Report): void {
  const owners = new Map<string, string>();
  const keys = new Set(rows.map(({ key }) => foldName(key)));
  const seen = new Set<string>();
  for (const { key, name } of rows) {
    const place: RowPlace = { table, key, field: 'key' };
    if (key.trim() === '' || key !== key.trim()) report.add('model.blankEnds', place, { text: key });
    else if (seen.has(foldName(key))) report.add('model.listedTwice', place, { key });
    seen.add(foldName(key));
    for (const language of ['zh', 'en'] as const) {
      const text = name[language];
      const at = { ...place, field: `name.${language}` };
      const folded = foldName(text);
      const owner = owners.get(folded) ?? key;
      if (text.trim() === '') report.add('model.emptyName', at, { key });
      else if (owner !== key || (folded !== foldName(key) && keys.has(folded)))
        report.add('model.doubleName', at, { name: text, other: owner === key ? text : owner });
      owners.set(folded, owner);
    }
  }
}

function checkStory(model: Model, overview: Overview, report: Report): void {
  const { file, indicators, chart, whole, parts, policy } = overview;
  const series = new Set(model.indicators.filter(hasSeries).map(({ key }) => key));
  const place = (field: string): RowPlace => ({ table: 'model', key: '', field: `overview.${field}` });
  const checkKeys = (field: string, keys: readonly string[]): void => {
    if (keys.length === 0) report.add('model.emptyList', place(field), { field });
    keys.forEach((key, i) => {
      if (!series.has(key)) report.unknown('indicator', place(`${field}.${i}`), key, [...series]);
      else if (keys.indexOf(key) < i) report.add('model.listedTwice', place(`${field}.${i}`), { key });
    });
  };
  const checkText = (field: string, text: Bilingual | undefined): void => {
    for (const language of ['zh', 'en'] as const)
      if (text?.[language].trim() === '')
        report.add('model.emptyText', place(`${field}.${language}`), { field });
  };
  const checkKey = (field: string, key: string | undefined): void => {
    if (key !== undefined && !series.has(key)) report.unknown('indicator', place(field), key, [...series]);
  };
  checkText('file', file);
  if (indicators !== undefined) checkKeys('indicators', indicators);
  checkKey('chart', chart);
  checkKey('whole', whole);
  if (parts !== undefined) checkKeys('parts', parts);
  if ((whole === undefined) !== (parts === undefined))
    report.add('model.wholeWithoutParts', place(whole === undefined ? 'parts' : 'whole'), {});
  if (policy === undefined) return;
  if (policy.group.trim() === '') report.add('model.emptyText', place('policy.group'), { field: 'group' });
  checkText('policy.title', policy.title);
  for (const field of SENTENCES) checkText(`policy.${field}`, policy[field]);
  checkKey('policy.balance', policy.balance);
  const known = [...series, ...model.parameters.map(({ key }) => key)];
  for (const { field, language, text } of sentencesOf(policy))
    for (const key of keysIn(text))
      if (!known.includes(key)) report.unknown('indicator', place(`policy.${field}.${language}`), key, known);
}
