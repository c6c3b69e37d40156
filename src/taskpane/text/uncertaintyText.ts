/** The catalogue of the uncertainty panel (messages/wording/uncertainty.ts), filled in the pane's language. */
import { fill } from '../../messages/language.js';
import { UNCERTAINTY, type UncertaintyText } from '../../messages/wording/uncertainty.js';
import { useText } from './text.js';

export type UncertaintyTexts = (
  key: UncertaintyText,
  args?: Readonly<Record<string, string | number>>,
) => string;

export function useUncertaintyText(): UncertaintyTexts {
  const { language } = useText();
  return (key, args = {}) => fill(UNCERTAINTY[key][language], args);
}
