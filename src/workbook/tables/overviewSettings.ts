/** The pack's overview as rows of the settings table, and back: one row for each part that the pack has. */
import type { Bilingual } from '../../messages/language.js';
import { OVERVIEW_SETTINGS, type OverviewSettingId } from '../../messages/wording/workbook.js';
import type { Overview, PolicyTest } from '../../model/model.js';
import { listText, readText, splitList } from './fields.js';
import type { ReadRow, Report } from './tables.js';

const TEXTS = ['title', 'agree', 'above', 'below', 'remedy'] as const;

/** Prefix of the keys, so that they differ from those of other settings. */
const PREFIX = 'overview.';

/** Key, label and content of every row, in order; none for a model without an overview. */
export function overviewRows(
  overview: Overview | undefined,
): readonly { readonly key: string; readonly label: Bilingual; readonly value: string }[] {
  if (overview === undefined) return [];
  const { file, indicators, chart, whole, parts, policy } = overview;
  const texts: Partial<Record<OverviewSettingId, string>> = {};
  for (const field of TEXTS) {
    texts[`policy${capital(field)}Zh`] = policy?.[field]?.zh ?? '';
    texts[`policy${capital(field)}En`] = policy?.[field]?.en ?? '';
  }
  const values: Partial<Record<OverviewSettingId, string>> = {
    fileZh: file?.zh ?? '',
    fileEn: file?.en ?? '',
    indicators: listText(indicators),
    chart: chart ?? '',
    whole: whole ?? '',
    parts: listText(parts),
    policyGroup: policy?.group ?? '',
    policyBalance: policy?.balance ?? '',
    ...texts,
  };
  return (Object.keys(OVERVIEW_SETTINGS) as OverviewSettingId[]).map((id) => ({
    key: PREFIX + id,
    label: OVERVIEW_SETTINGS[id],
    value: values[id] ?? '',
  }));
}

/** Undefined if the table has no such rows. A part whose cells are empty is missing. */
export function readOverview(rows: ReadonlyMap<string, ReadRow>, report: Report): Overview | undefined {
  if (![...rows.keys()].some((key) => key.startsWith(PREFIX))) return undefined;
  const text = (id: OverviewSettingId): string => {
    const row = rows.get(PREFIX + id);
    return row === undefined ? '' : readText(row, 'settingValue', report);
  };
  const both = (zh: OverviewSettingId, en: OverviewSettingId): Bilingual | undefined => {
    const read = { zh: text(zh), en: text(en) };
    return read.zh === '' && read.en === '' ? undefined : read;
  };
  const key = (id: OverviewSettingId): string | undefined => text(id).trim() || undefined;
  const keys = (id: OverviewSettingId): readonly string[] | undefined => {
    const read = splitList(text(id));
    return read.length === 0 ? undefined : read;
  };
  const group = key('policyGroup');
  const texts = TEXTS.map(
    (field) => [field, both(`policy${capital(field)}Zh`, `policy${capital(field)}En`)] as const,
  );
  const policy: PolicyTest | undefined =
    group === undefined && texts.every(([, read]) => read === undefined)
      ? undefined
      : { group: group ?? '', ...given({ balance: key('policyBalance'), ...Object.fromEntries(texts) }) };
  return given({
    file: both('fileZh', 'fileEn'),
    indicators: keys('indicators'),
    chart: key('chart'),
    whole: key('whole'),
    parts: keys('parts'),
    policy,
  });
}

function capital<T extends string>(field: T): Capitalize<T> {
  return (field.slice(0, 1).toUpperCase() + field.slice(1)) as Capitalize<T>;
}

/** The fields that are not undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
