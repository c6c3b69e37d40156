import { describe, expect, it } from 'vitest';
import { UNITS, findUnit } from '../../../src/figures/units.js';
import {
  formatCell,
  formatGap,
  formatPeriod,
  formatPrinted,
  formatWithUnit,
  unitLabel,
} from '../../../src/taskpane/text/format.js';
import { textsOf } from '../../../src/taskpane/text/text.js';

const ZH = textsOf('zh');
const EN = textsOf('en');
const unit = (symbol: string) => findUnit(symbol)!;

describe('numbers', () => {
  it.each([
    [0.0322, '%', '3.22%', '3.22%'],
    [3923.6, '亿元', '3,923.6 亿元', '3,923.6 100m yuan'],
    [47000, '家', '47,000 家', '47,000 organisations'],
    [4.139, '倍', '4.14 倍', '4.14×'],
    [-0.001, 'pp', '-0.10 个百分点', '-0.10 pp'],
  ])('%s in %s', (value, symbol, zh, en) => {
    expect(formatWithUnit(value, unit(symbol), ZH)).toBe(zh);
    expect(formatWithUnit(value, unit(symbol), EN)).toBe(en);
  });

  it('shows errors by their code and nothing as a dash', () => {
    expect(formatCell({ error: '#DIV/0!' }, unit('%'), ZH)).toBe('#DIV/0!');
    expect(formatCell(undefined, unit('%'), ZH)).toBe('–');
  });

  it('gives gaps a sign unless they vanish', () => {
    expect(formatGap(0.0012, unit('%'), ZH)).toBe('+0.12');
    expect(formatGap(-811, unit('亿元'), ZH)).toBe('−811.0');
    expect(formatGap(-0.000001, unit('%'), ZH)).toBe('0.00');
  });

  it('keeps printed numbers as printed', () => {
    expect(formatPrinted(3.5, ZH)).toBe('3.5');
    expect(formatPrinted(63453.4161490683, ZH)).toBe('63,453.42');
  });

  it('has a label for every unit in both languages', () => {
    for (const { symbol } of UNITS) {
      expect(unitLabel(symbol, ZH)).not.toBe('');
      expect(unitLabel(symbol, EN)).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2024', '2024 年', '2024'],
    ['2025H1', '2025 年上半年', 'first half of 2025'],
    ['2025-09', '2025 年 9 月', '2025-09'],
    ['2021..2024', '2021 年至2024 年', '2021 to 2024'],
    ['2025-01..2025-07', '2025 年 1 月至2025 年 7 月', '2025-01 to 2025-07'],
    ['', '未注年份', 'no year'],
  ])('%s', (period, zh, en) => {
    expect(formatPeriod(period, ZH)).toBe(zh);
    expect(formatPeriod(period, EN)).toBe(en);
  });
});
