/**
 * The table of styles: a cell's role determines its style; its unit determines its number format.
 *
 * A cell's style key is `role` or `role|format`; `styleTable` turns the keys in use into the plan's table.
 * Colours follow the convention of financial models: blue inputs, black formulas, green links to other sheets.
 * Every text colour has a contrast of at least 4.5:1 on its fill.
 */
import type { CellStyle } from './plan.js';

const INK = '1F2937';
const GREY = '5B6472';
const NAVY = '1B3A5C';
const LINE_FILL = 'EEF3F8';

export const ROLES = {
  title: { bold: true, size: 18, color: NAVY, vertical: 'center' },
  banner: { bold: true, size: 20, color: 'FFFFFF', fill: NAVY, vertical: 'center', align: 'left', indent: 1 },
  summary: { bold: true, size: 12, color: NAVY, fill: 'F5F8FB', vertical: 'center', wrap: true },
  summaryMore: { color: NAVY, fill: 'F5F8FB', vertical: 'center', wrap: true },
  subtitle: { color: GREY, size: 10, vertical: 'center', wrap: true },
  section: { bold: true, size: 12, color: NAVY, fill: 'DCE8F3', vertical: 'center' },
  group: { bold: true, color: NAVY, fill: LINE_FILL, vertical: 'center' },
  heading: { bold: true, color: 'FFFFFF', fill: NAVY, vertical: 'center', wrap: true },
  headingCenter: { bold: true, color: 'FFFFFF', fill: NAVY, align: 'center', vertical: 'center', wrap: true },
  headingRight: { bold: true, color: 'FFFFFF', fill: NAVY, align: 'right', vertical: 'center', wrap: true },
  headingMilestone: { bold: true, color: 'FFFFFF', fill: '2F6DA8', align: 'center', vertical: 'center' },
  label: { color: INK, border: 'bottom', vertical: 'center' },
  labelStrong: { color: INK, bold: true, border: 'bottom', vertical: 'center' },
  labelWrap: { color: INK, border: 'bottom', vertical: 'center', wrap: true },
  labelBold: { color: INK, bold: true, vertical: 'center' },
  text: {
    color: INK,
    numberFormat: '@',
    border: 'bottom',
    vertical: 'center',
    wrap: true,
    align: 'left',
    indent: 1,
  },
  edit: {
    color: '0B3FB3',
    numberFormat: '@',
    border: 'bottom',
    vertical: 'center',
    wrap: true,
    align: 'left',
    indent: 1,
  },
  unit: { color: GREY, size: 9, border: 'bottom', vertical: 'center', align: 'left', indent: 1 },
  key: {
    color: GREY,
    size: 8,
    numberFormat: '@',
    border: 'bottom',
    vertical: 'center',
    align: 'left',
    indent: 1,
  },
  keyPlain: { color: GREY, size: 8, numberFormat: '@', vertical: 'center' },
  input: { color: '0B3FB3', fill: 'FFF9E0', border: 'bottom', vertical: 'center', align: 'right' },
  selector: {
    color: '0B3FB3',
    fill: 'FFF9E0',
    border: 'all',
    bold: true,
    size: 12,
    align: 'center',
    vertical: 'center',
  },
  formula: { color: '111111', border: 'bottom', vertical: 'center', align: 'right' },
  link: { color: '17692F', border: 'bottom', vertical: 'center', align: 'right' },
  number: { color: INK, border: 'bottom', vertical: 'center', align: 'right' },
  strong: { color: INK, bold: true, border: 'bottom', vertical: 'center', align: 'right' },
  status: { color: INK, border: 'bottom', vertical: 'center', align: 'center' },
  quiet: { color: GREY, border: 'bottom', vertical: 'center', align: 'center' },
  setting: { color: '0B3FB3', fill: 'FFF9E0', border: 'bottom', vertical: 'center', align: 'left' },
  jumpText: { color: '17692F', numberFormat: '@', border: 'bottom', vertical: 'center', wrap: true },
  jump: { color: '17692F', vertical: 'center' },
  bound: { color: GREY, size: 9, border: 'bottom', vertical: 'center', align: 'right' },
  legendInput: { color: '0B3FB3', fill: 'FFF9E0', size: 9, vertical: 'center' },
  legendLink: { color: '17692F', size: 9, vertical: 'center' },
  note: { color: GREY, size: 9, vertical: 'center', wrap: true },
  noteLine: { color: '111111', size: 9, vertical: 'center' },
  sentence: { color: INK, fill: 'FFF4D6', vertical: 'center', wrap: true },
  good: { color: '1B5E20', fill: 'DDF0DF', bold: true },
  bad: { color: '9B1C1C', fill: 'FBE2E0', bold: true },
  warn: { color: '7A4A00', fill: 'FFECC2', bold: true },
} as const satisfies Record<string, CellStyle>;

export type Role = keyof typeof ROLES;

/** Fixed colours of the charts, which also differ in lightness for people without colour vision. */
export const CHART_COLORS: readonly string[] = ['1B3A5C', '2E8B57', 'C7791B', '9B3A4A', '6A5AA8', '3E8FB0'];
export const TARGET_COLOR = '9B1C1C';

export function styleKey(role: Role, format?: string): string {
  return format === undefined ? role : `${role}|${format}`;
}

/** The plan's style table for the keys in use. A key with an unknown role is a programmer mistake. */
export function styleTable(keys: Iterable<string>): Readonly<Record<string, CellStyle>> {
  const table: Record<string, CellStyle> = {};
  for (const key of [...new Set(keys)].sort()) {
    const bar = key.indexOf('|');
    const role = bar < 0 ? key : key.slice(0, bar);
    if (!isRole(role)) throw new Error(`style "${key}" has no role in ROLES`);
    table[key] = bar < 0 ? ROLES[role] : { ...ROLES[role], numberFormat: key.slice(bar + 1) };
  }
  return table;
}

function isRole(role: string): role is Role {
  return Object.hasOwn(ROLES, role);
}
