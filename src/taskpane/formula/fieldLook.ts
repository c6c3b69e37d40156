/** Looks that the plain field and the editor have in common: exchanging one for the other must not move a letter. */
import { makeStyles, tokens } from '@fluentui/react-components';

/** Of the text: any difference would shift the underlines. Twelve lines high at most. */
export const LAYER = {
  boxSizing: 'border-box',
  width: '100%',
  margin: 0,
  padding: '6px 8px 7px',
  border: '1px solid transparent',
  fontFamily: tokens.fontFamilyMonospace,
  fontSize: '13px',
  lineHeight: '20px',
  letterSpacing: 'normal',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  wordBreak: 'normal',
  maxHeight: '242px',
  overflowX: 'hidden',
  overflowY: 'auto',
  scrollbarWidth: 'thin',
} as const;

const FOCUSED = {
  border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
} as const;

export const useFieldStyles = makeStyles({
  field: {
    position: 'relative',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  mark: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: 'inherit',
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: tokens.colorPaletteRedForeground1,
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  caret: {
    display: 'inline-block',
    width: 0,
    height: '18px',
    verticalAlign: 'text-bottom',
    outline: `1px solid ${tokens.colorPaletteRedForeground1}`,
  },
  input: {
    ...LAYER,
    position: 'relative',
    display: 'block',
    resize: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    outlineStyle: 'none',
    ':focus': FOCUSED,
    ':focus-within': FOCUSED,
    '@media (forced-colors: active)': {
      ':focus': { outline: '2px solid Highlight' },
      ':focus-within': { outline: '2px solid Highlight' },
    },
  },
  wrong: { border: `1px solid ${tokens.colorPaletteRedForeground1}` },
});
