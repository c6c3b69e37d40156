import { describe, expect, it } from 'vitest';
import { readTypedPeriod } from '../../../src/analysis/monitoring/typedPeriod.js';

describe('readTypedPeriod', () => {
  it.each([
    ['2026H1', '2026H1', 1, 6],
    ['2026h2', '2026H2', 7, 12],
    ['2026年上半年', '2026H1', 1, 6],
    ['２０２６年下半年', '2026H2', 7, 12],
    ['2026 Q3', '2026Q3', 7, 9],
    ['2026年第三季度', '2026Q3', 7, 9],
    ['2026年前三季度', '2026-01..2026-09', 1, 9],
    ['2026-08', '2026-08', 8, 8],
    ['2026/8', '2026-08', 8, 8],
    ['2026年8月', '2026-08', 8, 8],
    ['2026-01..2026-08', '2026-01..2026-08', 1, 8],
    ['2026-01~2026-08', '2026-01..2026-08', 1, 8],
    ['2026年1—8月', '2026-01..2026-08', 1, 8],
    ['2026年1-8月份', '2026-01..2026-08', 1, 8],
    ['2026年1月至8月', '2026-01..2026-08', 1, 8],
    ['2026', '2026', 1, 12],
    ['2026年', '2026', 1, 12],
    ['2026年全年', '2026', 1, 12],
  ])('reads %s', (written, period, from, to) => {
    expect(readTypedPeriod(written)).toEqual({ ok: true, period, span: { year: 2026, from, to } });
  });

  it.each([
    '',
    '2026H3',
    '2026-13',
    '2026.1',
    'Aug-26',
    '1H',
    '26H1',
    '2026-08..2026-01',
    '2026Q1H1',
    '2026年9-13月',
  ])('refuses "%s"', (written) => {
    expect(readTypedPeriod(written)).toEqual({ ok: false, why: 'unreadable' });
  });

  it('tells what reaches over several years', () => {
    expect(readTypedPeriod('2025-09..2026-03')).toEqual({ ok: false, why: 'severalYears' });
    expect(readTypedPeriod('2024..2026')).toEqual({ ok: false, why: 'severalYears' });
  });
});
