/**
 * `tuiyan list indicators|parameters|scenarios|targets|rules|figures|members`: what other verbs and formulas can name.
 *
 * Every row has `key`, `zh`, `en` and `unit` (null where the thing has none); what else it has depends on its kind.
 */
import { targetSubject } from '../analysis/words/describeTarget.js';
import { usedValue } from '../figures/figure.js';
import type { Bilingual } from '../messages/language.js';
import type { CliText } from '../messages/wording/cli.js';
import { expandModel } from '../model/expandModel.js';
import { memberPart } from '../model/memberRows.js';
import type { Model } from '../model/model.js';
import { unitText } from '../workbook/tables/fields.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

type Cell = string | number | boolean | null | object | undefined;

interface Row {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string | null;
  readonly [field: string]: Cell;
}

/** Rows for JSON, and which of their fields the table shows after the unit, with its heading. */
interface Listing {
  readonly rows: (model: Model) => readonly Row[];
  readonly shown: readonly (readonly [field: string, heading: CliText])[];
}

const LISTINGS: Readonly<Record<string, Listing>> = {
  indicators: {
    rows: (model) => {
      const { model: expanded, rowByKey } = expandModel(model);
      return expanded.indicators.map((row) => {
        const { key, name, unit, group, caliber, figures, formula, from, headline, over, total } = row;
        const { of, role, members = [] } = rowByKey.get(key) ?? {};
        const isRow = role === 'member' || role === 'rest';
        return {
          ...head(key, name, unit),
          ...{ group, caliber, figures: figures ?? [], formula, from, headline: headline ?? false },
          ...(isRow ? { of, member: memberText(members) } : { over, total }),
        };
      });
    },
    shown: [['formula', 'formula']],
  },
  parameters: {
    rows: ({ parameters }) =>
      parameters.map(({ key, name, unit, group, role, value, min, max, source }) => ({
        ...head(key, name, unit),
        ...{ group, role, value, min, max, source },
      })),
    shown: [
      ['role', 'role'],
      ['value', 'value'],
      ['min', 'low'],
      ['max', 'high'],
    ],
  },
  scenarios: {
    rows: ({ scenarios }) =>
      scenarios.map(({ key, name, extends: parent, author, values }) => ({
        ...head(key, name, null),
        ...{ extends: parent ?? null, author, values },
      })),
    shown: [['extends', 'extends']],
  },
  targets: {
    rows: (model) =>
      model.targets.map((target) => {
        const { key, indicator, member, year, from, basis, comparator, value, unit, origin, source } = target;
        return {
          ...head(key, targetSubject(model, target), unit),
          ...{ indicator, member, year, from, basis, comparator, value, origin, source },
        };
      }),
    shown: [
      ['year', 'year'],
      ['comparator', 'target'],
      ['value', 'value'],
    ],
  },
  rules: {
    rows: ({ rules }) =>
      rules.map(({ key, name, formula, severity, from, to, source }) => ({
        ...head(key, name, null),
        ...{ formula, severity, from, to, source },
      })),
    shown: [['formula', 'formula']],
  },
  figures: {
    rows: ({ figures, indicators }) =>
      figures.map((figure) => {
        const { id, indicator, geography, member, period, unit, qualifier, kind, source, formula } = figure;
        const name = indicators.find(({ key }) => key === indicator)?.name;
        return {
          ...head(id, name ?? { zh: indicator, en: indicator }, unit),
          ...{ indicator, geography, member, period, value: usedValue(figure), qualifier, kind },
          ...{ document: source?.document, line: source?.line, formula },
        };
      }),
    shown: [
      ['period', 'period'],
      ['value', 'value'],
      ['kind', 'kind'],
    ],
  },
  members: {
    rows: ({ dimensions = [] }) =>
      dimensions.flatMap(({ key: dimension, members }) =>
        members.map(({ key, name, level, parent, aliases }) => ({
          ...head(key, name, null),
          ...{ dimension, level, parent: parent ?? null, aliases: aliases ?? [] },
        })),
      ),
    shown: [['dimension', 'dimension']],
  },
};

const KINDS = Object.keys(LISTINGS);

export const list: Verb = {
  name: 'list',
  summary: 'listSummary',
  words: { value: KINDS.join('|'), least: 1, most: 1, choices: KINDS },
  options: [],
  run: async (given, terminal, { words: [kind = ''] = [] }) => {
    const listing = LISTINGS[kind];
    if (listing === undefined) throw new Error(`"${kind}" is not listed`);
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const rows = listing.rows(prepared.model);
    if ('json' in given) await terminal.write(JSON.stringify(rows));
    else if (rows.length === 0) await terminal.write(terminal.say('nothingListed'));
    else {
      const heads = (['key', 'nameZh', 'nameEn', 'unit'] as const).map((text) => terminal.say(text));
      const more = listing.shown.map(([, heading]) => terminal.say(heading));
      const body = rows.map((row) => [
        ...[row.key, row.zh, row.en, unitText(row.unit ?? '', terminal.language)],
        ...listing.shown.map(([field]) => show(row[field])),
      ]);
      await terminal.write(printTable([[...heads, ...more], ...body], () => false));
    }
    return DONE;
  },
};

/** `north`, or `north__public` of two dimensions; null for the rest. */
function memberText(members: readonly { readonly key: string }[]): string | null {
  return members.length === 0 ? null : memberPart(members);
}

function head(
  key: string,
  { zh, en }: Bilingual,
  unit: string | null,
): Pick<Row, 'key' | 'zh' | 'en' | 'unit'> {
  return { key, zh, en, unit };
}

/** Values by year as `2026: 8, 2028: 9`. */
function show(cell: Cell): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  return Object.entries(cell)
    .map(([year, value]) => `${year}: ${String(value)}`)
    .join(', ');
}
