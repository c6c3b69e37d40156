/**
 * Expands indicators with members into one series a member plus the total.
 *
 * In: a model as it is written. Out: the same model with a row for each member after each such indicator, with names such as
 * `Sales·North` and the figures of the member; and the rows by indicator. A formula is not repeated as text: `prepareModel`
 * parses it once and writes it for each member. Without members the model is the same object.
 */
import type { Bilingual } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import { joinFigures } from './memberFigures.js';
import { memberRows, NAME_SEPARATOR, REST_NAME, type MemberRow, type MemberRows } from './memberRows.js';
import type { Indicator, Model } from './model.js';

export interface Expansion {
  readonly model: Model;
  /** Rows of each indicator with members, by its key in the model as written. */
  readonly rows: MemberRows;
  /** Every row of such an indicator, its total included, by the row's own key. */
  readonly rowByKey: ReadonlyMap<string, MemberRow>;
  readonly problems: readonly Problem[];
}

export function expandModel(model: Model): Expansion {
  if (model.indicators.every(({ over, total }) => over === undefined && total === undefined))
    return { model, rows: new Map(), rowByKey: new Map(), problems: [] };
  const { rows, problems } = memberRows(model);
  const joined = joinFigures(model, rows);
  const indicators = model.indicators.flatMap((indicator): readonly Indicator[] => {
    const own = rows.get(indicator.key);
    return own?.map((row) => indicatorOf(indicator, row, joined.byRow.get(row.key))) ?? [indicator];
  });
  return {
    model: { ...model, indicators },
    rows,
    rowByKey: new Map([...rows.values()].flat().map((row) => [row.key, row])),
    problems: [...problems, ...joined.problems],
  };
}

function indicatorOf(
  indicator: Indicator,
  row: MemberRow,
  figures: readonly string[] | undefined,
): Indicator {
  const { figures: _, headline, ...rest } = indicator;
  const own = figures === undefined ? rest : { ...rest, figures };
  // A member is no headline of the first page.
  if (row.role === 'total') return headline === undefined ? own : { ...own, headline };
  return { ...own, key: row.key, name: rowName(indicator.name, row) };
}

function rowName(name: Bilingual, { role, members }: MemberRow): Bilingual {
  const parts = role === 'rest' ? [REST_NAME] : members.map((member) => member.name);
  const joined = (language: 'zh' | 'en'): string =>
    [name[language], ...parts.map((part) => part[language])].join(NAME_SEPARATOR);
  return { zh: joined('zh'), en: joined('en') };
}
