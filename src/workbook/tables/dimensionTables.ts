/**
 * The tables of the Model sheet that only some models have: dimensions and their members, shares of periods in the year,
 * allocations of a total, and accounts. As in modelTables.ts, one function writes a row and one reads it.
 *
 * Members of all dimensions are in one table, each with the key of its dimension. Shares are cell values (45 % is 0.45);
 * numbers by member are texts such as `hangzhou=3, ningbo=2.5`.
 */
import type { Language } from '../../messages/language.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import type { Account, Allocation, Dimension, Member, Profile } from '../../model/model.js';
import type { Cell } from '../plan/plan.js';
import {
  listsText,
  listText,
  numberCell,
  numbersText,
  readList,
  readLists,
  readNumbers,
  readSource,
  readText,
  readValue,
  required,
  textCell,
} from './fields.js';
import { bothCells, column, readName } from './modelTables.js';
import type { ReadRow, Report, RowCells } from './tables.js';

const names = (language: Language): readonly HeaderId[] => [
  'key',
  column('name', language, 'own'),
  column('name', language, 'other'),
];

// --- dimensions and members -------------------------------------------------------------------------

export const dimensionColumns = (language: Language): readonly HeaderId[] => [...names(language), 'levels'];

/** The row of a dimension. */
export function dimensionCells({ key, name, levels }: Dimension, language: Language): RowCells {
  return {
    key: textCell(key, 'key'),
    ...bothCells('name', name, language),
    levels: textCell(listText(levels), 'edit'),
  };
}

/** Columns of the table of members. */
export const memberColumns = (language: Language): readonly HeaderId[] => [
  ...names(language),
  'aliases',
  'dimension',
  'level',
  'parent',
];

/** The row of a member. */
export function memberCells(member: Member, dimension: string, language: Language): RowCells {
  return {
    key: textCell(member.key, 'key'),
    ...bothCells('name', member.name, language),
    aliases: textCell(listText(member.aliases), 'edit'),
    dimension: textCell(dimension, 'key'),
    level: textCell(member.level, 'edit'),
    parent: textCell(member.parent, 'key'),
  };
}

/** Dimensions with the members that name them; a member of an unknown dimension is reported. */
export function readDimensions(
  dimensionRows: readonly ReadRow[],
  memberRows: readonly ReadRow[],
  report: Report,
): readonly Dimension[] {
  const members = memberRows.map((row) => ({
    row,
    dimension: readText(row, 'dimension', report).trim(),
    member: readMember(row, report),
  }));
  const keys = dimensionRows.map(({ key }) => key);
  for (const { row, dimension } of members)
    if (!keys.includes(dimension))
      report.add(
        'workbook.noDimension',
        'error',
        row.place('dimension'),
        { found: dimension, names: keys.join(' ') },
        row.key,
      );
  return dimensionRows.map((row) => ({
    key: row.key,
    name: readName(row, report),
    levels: readList(row, 'levels', report),
    members: members.filter(({ dimension }) => dimension === row.key).map(({ member }) => member),
  }));
}

function readMember(row: ReadRow, report: Report): Member {
  const aliases = readList(row, 'aliases', report);
  const parent = readText(row, 'parent', report).trim();
  return {
    key: row.key,
    name: readName(row, report),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(parent === '' ? {} : { parent }),
    level: readText(row, 'level', report).trim(),
  };
}

// --- profiles ---------------------------------------------------------------------------------------

export const PROFILE_COLUMNS: readonly HeaderId[] = [
  'key',
  'indicator',
  'member',
  'period',
  'source',
  'share',
  'shareLow',
  'shareHigh',
];

/** The row of a profile. */
export function profileCells(profile: Profile, source: Cell): RowCells {
  return {
    key: textCell(profile.key, 'key'),
    indicator: textCell(profile.indicator, 'key'),
    member: textCell(profile.member, 'key'),
    period: textCell(profile.period, 'edit'),
    source,
    share: numberCell(profile.share, '%', 'input'),
    shareLow: numberCell(profile.low, '%', 'input'),
    shareHigh: numberCell(profile.high, '%', 'input'),
  };
}

/** The profile of a row. */
export function readProfile(row: ReadRow, report: Report): Profile {
  const member = readText(row, 'member', report).trim();
  const low = readValue(row, 'shareLow', '%', report);
  const high = readValue(row, 'shareHigh', '%', report);
  return {
    key: row.key,
    indicator: readText(row, 'indicator', report).trim(),
    ...(member === '' ? {} : { member }),
    period: readText(row, 'period', report).trim(),
    share: required(readValue(row, 'share', '%', report), row, 'share', report),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    source: readSource(row, report),
  };
}

// --- allocations ------------------------------------------------------------------------------------

const BY_MEMBER = ['floor', 'cap', 'hold', 'last'] as const;

/** Columns of the table of allocations. */
export const allocationColumns = (language: Language): readonly HeaderId[] => [
  ...names(language),
  'total',
  'weights',
  'dimension',
  'level',
  'years',
  'source',
  ...BY_MEMBER,
];

/** The row of an allocation. */
export function allocationCells(allocation: Allocation, source: Cell, language: Language): RowCells {
  const { over, years, weights } = allocation;
  return {
    key: textCell(allocation.key, 'key'),
    ...bothCells('name', allocation.name, language),
    total: textCell(allocation.total, 'key'),
    weights: textCell(numbersText(weights), 'edit'),
    dimension: textCell(over.dimension, 'key'),
    level: textCell(over.level, 'edit'),
    years: textCell(listText(years), 'edit'),
    source,
    ...Object.fromEntries(BY_MEMBER.map((id) => [id, textCell(numbersText(allocation[id]), 'edit')])),
  };
}

/** The allocation of a row. */
export function readAllocation(row: ReadRow, report: Report): Allocation {
  const typed = readList(row, 'years', report);
  const years = typed.map(Number);
  if (years.some((year) => !Number.isInteger(year)))
    report.add('workbook.notYears', 'error', row.place('years'), { found: typed.join('; ') }, row.key);
  const bounds = BY_MEMBER.flatMap((id) => {
    const numbers = readNumbers(row, id, report);
    return numbers === undefined ? [] : [[id, numbers] as const];
  });
  return {
    key: row.key,
    name: readName(row, report),
    total: readText(row, 'total', report).trim(),
    over: {
      dimension: readText(row, 'dimension', report).trim(),
      level: readText(row, 'level', report).trim(),
    },
    years,
    weights: readNumbers(row, 'weights', report) ?? {},
    ...Object.fromEntries(bounds),
    source: readSource(row, report),
  };
}

// --- accounts ---------------------------------------------------------------------------------------

/** Columns of the table of accounts. */
export const accountColumns = (language: Language): readonly HeaderId[] => [
  ...names(language),
  'accountTotal',
  'uses',
  'accountCells',
  'accountParts',
  'accountBridge',
  'source',
];

/** The row of an account. */
export function accountCells(account: Account, source: Cell, language: Language): RowCells {
  return {
    key: textCell(account.key, 'key'),
    ...bothCells('name', account.name, language),
    accountTotal: textCell(account.total, 'key'),
    uses: textCell(listText(account.uses), 'edit'),
    accountCells: textCell(listsText(account.cells), 'edit'),
    accountParts: textCell(listsText(account.parts), 'edit'),
    accountBridge: textCell(listText(account.bridge), 'edit'),
    source,
  };
}

/** The account of a row. */
export function readAccount(row: ReadRow, report: Report): Account {
  const parts = readLists(row, 'accountParts', report);
  const bridge = readList(row, 'accountBridge', report);
  return {
    key: row.key,
    name: readName(row, report),
    total: readText(row, 'accountTotal', report).trim(),
    uses: readList(row, 'uses', report),
    cells: readLists(row, 'accountCells', report),
    ...(Object.keys(parts).length === 0 ? {} : { parts }),
    ...(bridge.length === 0 ? {} : { bridge }),
    source: readSource(row, report),
  };
}
