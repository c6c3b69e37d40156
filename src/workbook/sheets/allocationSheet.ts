/**
 * The Allocation sheet: the model's yearly totals divided among members of a dimension.
 *
 * In: the context; a model without allocations has no such sheet. Out: for each allocation the totals of its years (links to the
 * projection of the scenario that is active at first), the members with weights and bounds, amounts and shares. If no floor or
 * cap binds, an amount is a formula: its pro rata share of the total minus fixed amounts. Otherwise it is a number that was
 * solved when the plan was made. The last rows check both by live formulas: sum against total, amounts against bounds.
 */
import { allocate } from '../../analysis/allocation/allocate.js';
import { checkAllocation } from '../../analysis/allocation/checkAllocation.js';
import { membersOver } from '../../analysis/allocation/declared.js';
import type { AllocationQuestion } from '../../analysis/allocation/question.js';
import { describe } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import type { Allocation, Member } from '../../model/model.js';
import { areaAddress, cellAddress, cellOn } from '../plan/address.js';
import type { Cell, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { nameCell, scenarioCell, unitCell, type Context } from '../tables/context.js';
import { formatOf, inCell } from '../tables/fields.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { yesNo } from './modelSheet.js';
import { colourYesNo } from './projectionStatus.js';

/** Columns of a block, from 0; each year then has an amount and a share. */
const [WEIGHT, SHARED, FLOOR, CAP, HOLD, FIRST_YEAR] = [1, 2, 3, 4, 5, 6] as const;

export function planAllocations(
  context: Context,
): { readonly sheet: SheetPlan; readonly names: readonly [] } | undefined {
  const { model, say, sheets } = context;
  const blocks = (model.allocations ?? []).flatMap((allocation) => {
    const members = membersOver(model, allocation);
    return members.length === 0 || !context.prepared.seriesByKey.has(allocation.total)
      ? []
      : [{ allocation, members }];
  });
  if (blocks.length === 0) return undefined;
  const sheet = startSheet({
    key: 'allocation',
    name: sheets.allocation,
    tabColor: '2E8B57',
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  const years = Math.max(...blocks.map(({ allocation }) => allocation.years.length));
  sheet.width(0, 26);
  for (let column = WEIGHT; column < FIRST_YEAR + 2 * years; column += 1) sheet.width(column, 13);
  sheet.put(0, 0, constant(say('allocationTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('allocationNote'), 'subtitle'));
  sheet.merge(1, 0, 1, FIRST_YEAR + 2 * years);
  sheet.height(1, 32);
  sheet.putRow(2, 0, [constant(say('activeScenario'), 'labelBold'), scenarioCell(context, FIRST_SELECTED)]);
  let row = 4;
  for (const { allocation, members } of blocks)
    row = writeBlock(sheet, context, allocation, members, row) + 1;
  return { sheet: sheet.finish(), names: [] };
}

/** The rows and columns of a block. */
interface Lines {
  readonly header: number;
  readonly total: number;
  readonly first: number;
  readonly count: number;
  readonly sum: number;
}

/** Writes a block; returns the row after it. */
function writeBlock(
  sheet: SheetBuilder,
  context: Context,
  allocation: Allocation,
  members: readonly Pick<Member, 'key' | 'name'>[],
  row: number,
): number {
  const { say, text } = context;
  const { weights, floor = {}, cap = {}, hold = {}, years } = allocation;
  const unit = context.unitOf(allocation.total);
  const format = formatOf(unit);
  const columns = FIRST_YEAR + 2 * years.length;
  sheet.put(row, 0, constant(text(allocation.name), 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns }, 'section');
  const first = row + 3;
  const lines: Lines = {
    header: row + 1,
    total: row + 2,
    first,
    count: members.length,
    sum: first + members.length,
  };
  const heads = [
    'allocationMember',
    'allocationWeight',
    'allocationShared',
    'allocationFloor',
    'allocationCap',
    'allocationHold',
  ] as const;
  sheet.putRow(
    lines.header,
    0,
    heads.map((word, i) => constant(say(word), i === 0 ? 'heading' : 'headingRight')),
  );
  sheet.putRow(lines.total, 0, [
    nameCell(context, allocation.total, 'labelStrong'),
    unitCell(context, allocation.total),
  ]);
  const amount = (value: number | undefined): Cell =>
    value === undefined ? blank('bound', format) : constant(inCell(value, unit), 'bound', format);
  for (const [i, { key, name }] of members.entries()) {
    const at = lines.first + i;
    const [weight, held] = [weights[key] ?? 0, hold[key]];
    const shared = `=IF(${cellAddress(at, HOLD)}="",${cellAddress(at, WEIGHT)},0)`;
    sheet.putRow(at, 0, [
      constant(text(name), 'label'),
      constant(weight, 'number'),
      live(shared, held === undefined ? weight : 0, 'formula'),
      ...[floor[key], cap[key], held].map(amount),
    ]);
  }
  const words = ['allocationSum', 'allocationSumHolds', 'allocationBoundsHold', 'allocationMethod'] as const;
  for (const [i, word] of words.entries())
    sheet.put(lines.sum + i, 0, constant(say(word), i === 0 ? 'labelStrong' : 'label'));
  const told = years.flatMap(
    (year, i) => writeYear(sheet, context, allocation, members, lines, year, FIRST_YEAR + 2 * i) ?? [],
  );
  const last = lines.sum + words.length;
  for (const [i, problem] of told.entries())
    sheet.put(last + i, 0, constant(describe(problem, context.language), 'noteLine'));
  return last + told.length;
}

/** Writes a year; returns the reason if it cannot be divided. */
function writeYear(
  sheet: SheetBuilder,
  context: Context,
  allocation: Allocation,
  members: readonly Pick<Member, 'key' | 'name'>[],
  lines: Lines,
  year: number,
  column: number,
): Problem | undefined {
  const { layout, scenarios, say } = context;
  const unit = context.unitOf(allocation.total);
  const format = formatOf(unit);
  const [totalCell, sumCell] = [cellAddress(lines.total, column, 'row'), cellAddress(lines.sum, column)];
  sheet.putRow(lines.header, column, [
    constant(year, 'headingRight', '0'),
    constant(say('allocationShare'), 'headingRight'),
  ]);
  const total = context.valueAt(FIRST_SELECTED, allocation.total, year);
  const place = layout.projection.seriesRow(allocation.total);
  const view = scenarios[FIRST_SELECTED];
  if (total === undefined || place === undefined || view === undefined) return undefined;
  const link = `=${cellOn(view.sheet, place, layout.projection.yearColumn(year))}`;
  sheet.put(lines.total, column, live(link, total, 'link', format));
  if (typeof total !== 'number') return undefined;

  const question = questionOf(allocation, members, total, unit, context);
  const [fault] = checkAllocation(question);
  const answer = fault === undefined ? allocate(question) : undefined;
  if (answer?.feasible !== true) {
    sheet.put(lines.sum + 3, column, constant(say('allocationNone'), 'quiet'));
    return fault ?? (answer?.feasible === false ? answer.problem : undefined);
  }
  const isLive = answer.binding.every(({ kind }) => kind === 'hold');
  const { first, count: rows } = lines;
  const all = (of: number): string => areaAddress({ row: first, column: of, rows, columns: 1 }, 'both');
  for (const [i, value] of answer.values.entries()) {
    const at = first + i;
    const hold = cellAddress(at, HOLD, 'column');
    const rest = `(${totalCell}-SUM(${all(HOLD)}))*${cellAddress(at, SHARED, 'column')}/SUM(${all(SHARED)})`;
    const own = cellAddress(at, column);
    sheet.putRow(at, column, [
      isLive
        ? live(`=IF(${hold}="",${rest},${hold})`, value, 'formula', format)
        : constant(value, 'number', format),
      share(own, totalCell, value, total),
    ]);
  }
  const sum = answer.values.reduce((added, value) => added + value, 0);
  const amounts = areaAddress({ row: first, column, rows, columns: 1 });
  const slack = `1E-9*ABS(${totalCell})`;
  const below = `SUMPRODUCT((${amounts}<${all(FLOOR)}-${slack})*1)`;
  const above = `SUMPRODUCT((${all(CAP)}<>"")*(${amounts}>${all(CAP)}+${slack}))`;
  sheet.putRow(lines.sum, column, [
    live(`=SUM(${amounts})`, sum, 'strong', format),
    share(sumCell, totalCell, sum, total),
  ]);
  sheet.put(
    lines.sum + 1,
    column,
    live(`=IF(ABS(${sumCell}-${totalCell})<=${slack},1,0)`, 1, 'status', yesNo(context)),
  );
  sheet.put(lines.sum + 2, column, live(`=IF(${below}+${above}=0,1,0)`, 1, 'status', yesNo(context)));
  colourYesNo(sheet, { row: lines.sum + 1, column, rows: 2, columns: 1 });
  sheet.put(lines.sum + 3, column, constant(say(isLive ? 'allocationLive' : 'allocationSolved'), 'quiet'));
  return undefined;
}

function share(of: string, total: string, value: number, all: number): Cell {
  return live(`=IF(${total}=0,0,${of}/${total})`, all === 0 ? 0 : value / all, 'formula', '0.00%');
}

/** The question of a year, in cell values. */
function questionOf(
  { weights, ...bounds }: Allocation,
  members: readonly Pick<Member, 'key' | 'name'>[],
  total: number,
  unit: string,
  { text }: Context,
): AllocationQuestion {
  const names = members.map(({ name }) => text(name));
  return {
    total,
    members: members.map(({ key }, i) => {
      const given = (['floor', 'cap', 'hold'] as const).flatMap((field) => {
        const value = bounds[field]?.[key];
        return value === undefined ? [] : [[field, inCell(value, unit)] as const];
      });
      const name = names[i] ?? key;
      // If two members have the same name, keys distinguish them.
      const isUnique = names.indexOf(name) === names.lastIndexOf(name);
      return { name: isUnique ? name : key, weight: weights[key] ?? 0, ...Object.fromEntries(given) };
    }),
  };
}
