/** The suggestions that are shown for a formula, and the one that is active: the same for the plain field and the editor. */
import { useState } from 'react';
import { NONE, type Suggestions, type Word, suggest } from './suggestions.js';

export interface Offer {
  readonly offered: Suggestions;
  readonly active: number;
  readonly isOpen: boolean;
  readonly chosen: Word | undefined;
  readonly open: (text: string, caret: number) => void;
  readonly close: () => void;
  /** Goes to the next (1) or previous (-1) word, around the ends. */
  readonly move: (by: 1 | -1) => void;
}

export function useOffer(words: readonly Word[]): Offer {
  const [offered, setOffered] = useState<Suggestions>(NONE);
  const [active, setActive] = useState(0);
  const count = offered.words.length;
  return {
    offered,
    active,
    isOpen: count > 0,
    chosen: offered.words[active],
    open: (text, caret) => {
      setOffered(suggest(text, caret, words));
      setActive(0);
    },
    close: () => setOffered(NONE),
    move: (by) => setActive((active + by + count) % count),
  };
}
