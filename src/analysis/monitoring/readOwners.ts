/**
 * Reads the table of who answers for what: `indicator,owner[,member][,year][,date]`.
 *
 * In: the text, its name, and a prepared model. Out: a row for each owner, and problems with line and column. Without a member a row is
 * for the whole and all members, without a year for every year. A date is `10-31`, of every year, or `2026-10-31`, of its own year.
 */
import { placeOf, walkTable, type CsvField } from '../../figures/csv.js';
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { PreparedModel } from '../../model/prepared.js';
import { lookUps, tellUnknown, type Add } from './readActuals.js';

export interface Owner {
  readonly indicator: string;
  /** Key of a member; empty for the whole, absent for all. */
  readonly member?: string;
  readonly year?: number;
  readonly name: string;
  /** `MM-DD`, or with its year. */
  readonly date?: string;
}

const COLUMNS = ['indicator', 'owner'] as const;
const OPTIONAL = ['member', 'year', 'date'] as const;
const ALIASES: Readonly<Record<string, (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]>> = {
  指标: 'indicator',
  责任单位: 'owner',
  责任人: 'owner',
  成员: 'member',
  地区: 'member',
  年份: 'year',
  日期: 'date',
  完成时间: 'date',
};

export function readOwners(
  csv: string,
  file: string,
  prepared: PreparedModel,
): { readonly owners: readonly Owner[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const look = lookUps(prepared);
  const add: Add = (field, code, args, severity) =>
    problems.push(makeProblem(code, placeOf(file, field), args, severity));
  const owners: Owner[] = [];
  const columns = { columns: COLUMNS, optional: OPTIONAL, aliases: ALIASES };
  const ofTable = walkTable(csv, file, columns, (row) => {
    const found = look.indicator(row.indicator.text);
    const written = row.member.text.trim();
    const member = look.member(written);
    if (found === undefined) tellUnknown('Indicator', row.indicator, look.nearIndicator, add);
    if (member === undefined) tellUnknown('Member', row.member, look.nearMember, add);
    const year = readYear(row.year, add);
    const date = readDate(row.date, year, add);
    if (row.owner.text.trim() === '') add(row.owner, 'monitor.noOwner', {});
    if (found === undefined || member === undefined) return;
    owners.push({
      indicator: found.indicator.key,
      ...(written === '' ? {} : { member: member === 'whole' ? '' : member.key }),
      ...(year === undefined ? {} : { year }),
      name: row.owner.text.trim(),
      ...(date === undefined ? {} : { date }),
    });
  });
  return { owners, problems: [...ofTable, ...problems] };
}

function readYear(field: CsvField, add: Add): number | undefined {
  const text = field.text.trim();
  if (text === '') return undefined;
  if (/^\d{4}$/.test(text)) return Number(text);
  add(field, 'monitor.ownerYear', { found: text });
  return undefined;
}

/** A date that exists; one of another year than the row's own is refused. */
function readDate(field: CsvField, year: number | undefined, add: Add): string | undefined {
  const text = field.text.trim();
  if (text === '') return undefined;
  const parts = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text);
  const [, own, month = '', day = ''] = parts ?? [];
  // In a year with 29 February every day that may exist does.
  const real = new Date(Date.UTC(Number(own ?? year ?? 2000), Number(month) - 1, Number(day)));
  const isReal =
    parts !== null && real.getUTCMonth() === Number(month) - 1 && real.getUTCDate() === Number(day);
  if (isReal && (own === undefined || Number(own) === (year ?? Number(own)))) return text;
  add(field, 'monitor.ownerDate', { found: text });
  return undefined;
}
