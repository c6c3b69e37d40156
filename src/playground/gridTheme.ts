/** The embedded workbook in the pane's colours and fonts. Sheets stay white in the dark theme, as paper does. */

const FONTS = "'Segoe UI', -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** IronCalc's variables; those not named keep its own values. It asks for the font Inter otherwise. */
export const GRID_COLORS = {
  '--typography-font-family': FONTS,
  '--palette-primary-main': '#0f7780',
  '--palette-primary-light': '#4a9fa8',
  '--palette-primary-dark': '#0d565d',
  '--palette-sheet-outline-color': '#0f7780',
  '--palette-sheet-outline-editing-color': '#b8e0e4',
  '--palette-sheet-outline-background-color': '#0f77801a',
  '--palette-sheet-default-text-color': '#242424',
  '--palette-sheet-header-text-color': '#424242',
  '--palette-sheet-header-background': '#f5f5f5',
  '--palette-sheet-header-corner-background': '#f5f5f5',
  '--palette-sheet-header-selected-background': '#d3eef0',
  '--palette-sheet-header-selected-color': '#0b2427',
  '--palette-sheet-default-cell-font-family': FONTS,
  '--palette-sheet-header-font': `500 12px ${FONTS}`,
};
