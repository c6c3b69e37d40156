/**
 * The unit of a row of a table, from all places that may give it: the name's bracket, the heading of the measure, the column of
 * units, signs at the numbers, a line above or below the table.
 *
 * In: the text at each place. Out: the unit, and warnings about an unknown unit, contradictory places, and converted numbers. An
 * unknown unit is reported; it is never replaced by that of another column.
 */
import { findUnit, timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import { readYear } from './readCell.js';
import { bracketUnit, endBracket, unitRemark, type NameReading } from './readNames.js';
import { ownUnit, readUnit, type TableUnit } from '../../figures/writtenUnit.js';
import { textAt, warn, type View } from './view.js';

/** The texts of the places, the nearest first. */
interface UnitPlaces {
  readonly name: NameReading;
  readonly measure: { readonly name: string; readonly unit: TableUnit | undefined };
  /** Text of the column of units. */
  readonly unitText: string;
  readonly sign: TableUnit | undefined;
  readonly section: TableUnit | undefined;
}

export function rowUnit(
  view: View,
  row: number,
  column: number,
  full: string,
  { name, measure, unitText, sign, section }: UnitPlaces,
): { readonly unit: TableUnit | undefined; readonly problems: readonly Problem[] } {
  const listed = readUnit(unitText) ?? ownUnit(unitText);
  const given = [name.unit, measure.unit, listed, sign];
  const known = given.filter((each) => each !== undefined);
  // A unit in the name's bracket that we do not know is not replaced by that of the whole table.
  const bracket = bracketUnit(measure.name) ?? bracketUnit(name.name);
  const unit = known[0] ?? bracket ?? section;
  const problems: Problem[] = [];
  const tell = (code: Problem['code'], args: Problem['args']): void => {
    problems.push(warn(view, code, row, column, args));
  };
  if (unit === undefined) {
    tell('start.noUnit', { name: full });
    return { unit, problems };
  }
  const other = known.find((each) => each.symbol !== unit.symbol || each.power !== unit.power);
  if (other !== undefined)
    tell('start.unitsDiffer', { name: full, used: unit.written, other: other.written });
  if (unit.symbol === `[${unit.written}]`) tell('start.ownUnit', { name: full, unit: unit.written });
  if (unit.power !== 0)
    tell('start.unitConverted', {
      name: full,
      from: unit.written,
      toZh: unit.symbol,
      toEn: findUnit(unit.symbol)?.name.en ?? unit.symbol,
      factor: timesPower(1, unit.power),
    });
  return { unit, problems };
}

/** The unit that a line above the years gives for the whole block: `单位：亿元`, or the bracket of a title. */
export function unitAbove(view: View, from: number, head: number, firstYear: number): TableUnit | undefined {
  for (let row = head; row >= from; row--) {
    const remark = remarkIn(view, row);
    if (remark !== undefined) return remark;
    const texts = new Set<string>();
    let beside = '';
    for (let column = 0; column < view.columns; column++) {
      const text = textAt(view, row, column);
      if (text === '' || readYear(view.at(row, column)) !== undefined) continue;
      texts.add(text);
      if (column < firstYear && beside === '') beside = text;
    }
    // Brackets in one of several headings belong to that column only.
    const alone = texts.size === 1 ? [...texts][0] : row === head ? beside : '';
    const unit =
      readUnit(endBracket(alone ?? '') ?? '') ??
      lineUnit(row < head && texts.size === 1 ? (alone ?? '') : '') ??
      (row === head ? multipleOf(beside) : undefined);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** `USD thousand unless stated`, `Amounts in thousands of euros`: a line that only says what the numbers are in. */
function lineUnit(text: string): TableUnit | undefined {
  return readUnit(
    text
      .replace(/[,;]?\s*(?:unless|except|if not)\b.*$/i, '')
      .replace(
        /^(?:all |the )?(?:amounts|figures|values|numbers|data)(?: are)?(?: shown| stated| given| expressed)? in /i,
        '',
      ),
  );
}

/** `$ in millions`, `(in thousands of EUR)` beside the years. */
function multipleOf(text: string): TableUnit | undefined {
  const [, before = '', size = '', of = ''] =
    /^\(?(\S*) ?in (millions|thousands|billions)(?: of (.+?))?\)?$/i.exec(text.trim()) ?? [];
  const money = of === '' ? before : of;
  return money === '' ? undefined : readUnit(`${money} ${size.slice(0, -1).toLowerCase()}`);
}

/** `单位：亿元` in any cell of a row. */
export function remarkIn(view: View, row: number): TableUnit | undefined {
  for (let column = 0; column < view.columns; column++) {
    const unit = unitRemark(textAt(view, row, column));
    if (unit !== undefined) return unit;
  }
  return undefined;
}
