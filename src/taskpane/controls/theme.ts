/**
 * Colours and type of the pane: Fluent's light and dark themes in our brand colour, with fonts of the system only
 * (nothing is fetched) and Chinese faces before the generic ones, and one colour per scenario.
 *
 * High contrast needs no theme of its own: `forced-colors` of the system replaces colours, and nothing here is distinguished by
 * colour alone.
 */
import {
  type BrandVariants,
  type Theme,
  createDarkTheme,
  createLightTheme,
} from '@fluentui/react-components';

const BRAND: BrandVariants = {
  10: '#021416',
  20: '#0b2427',
  30: '#0c373c',
  40: '#0d464c',
  50: '#0e565d',
  60: '#0f666f',
  70: '#0f7079',
  80: '#0f7780',
  90: '#2a8d97',
  100: '#4a9fa8',
  110: '#66b0b8',
  120: '#82c1c8',
  130: '#9dd1d7',
  140: '#b8e0e4',
  150: '#d3eef0',
  160: '#ebf8f9',
};

const FONTS =
  "'Segoe UI', -apple-system, BlinkMacSystemFont, 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Helvetica Neue', sans-serif";
const MONOSPACE =
  "Consolas, 'Cascadia Mono', 'SF Mono', Menlo, 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace";

/** Line colours by position of the scenario; each reaches 3 : 1 on its background. */
const LINES = {
  light: ['#53657a', '#0f7780', '#b4540a', '#8b3a86', '#3a6b1f', '#a4262c'],
  dark: ['#a9b7c4', '#4fc3ce', '#f2a15e', '#d896d3', '#9ccf7d', '#f1707b'],
};

/** Bands of a fan chart, the widest first; opaque, so that they look the same wherever they overlap. */
const BANDS = {
  light: ['#d3eef0', '#a5d8de', '#72bac3', '#3f99a4'],
  dark: ['#0d464c', '#10606a', '#217c87', '#459ca7'],
};

/** Dash patterns by position, so that lines differ without colour too. */
const DASHES = ['', '', '6 3', '2 3', '8 3 2 3', '1 4'];

type PaneTheme = Theme & Record<string, string>;

export const LIGHT = extend(createLightTheme(BRAND), 'light');
export const DARK = extend(
  { ...createDarkTheme(BRAND), colorBrandForeground1: BRAND[110], colorBrandForeground2: BRAND[120] },
  'dark',
);

function extend(theme: Theme, mode: 'light' | 'dark'): PaneTheme {
  const lines = Object.fromEntries(LINES[mode].map((color, index) => [`tuiyanLine${index}`, color]));
  const bands = Object.fromEntries(BANDS[mode].map((color, index) => [`tuiyanBand${index}`, color]));
  return {
    ...theme,
    ...bands,
    fontFamilyBase: FONTS,
    fontFamilyNumeric: FONTS,
    fontFamilyMonospace: MONOSPACE,
    ...lines,
  } as unknown as PaneTheme;
}

export function lineColor(index: number): string {
  return `var(--tuiyanLine${index % LINES.light.length})`;
}

/** `index` 0: the widest of the four bands. */
export function bandColor(index: number): string {
  return `var(--tuiyanBand${index})`;
}

/** The dash pattern of a scenario's line; undefined for a solid line. */
export function lineDash(index: number): string | undefined {
  return DASHES[index % DASHES.length] || undefined;
}
