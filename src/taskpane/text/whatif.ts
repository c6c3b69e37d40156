/** The catalogue of the analyses' panels (messages/wording/whatif.ts), filled in the pane's language. */
import { fill } from '../../messages/language.js';
import { WHATIF, type WhatIfText } from '../../messages/wording/whatif.js';
import { useText } from './text.js';

export type WhatIfTexts = (key: WhatIfText, args?: Readonly<Record<string, string | number>>) => string;

export function useWhatIf(): WhatIfTexts {
  const { language } = useText();
  return (key, args = {}) => fill(WHATIF[key][language], args);
}
