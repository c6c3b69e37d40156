/**
 * A formula edited in place: problems are underlined and listed below while typing, and names and functions are suggested for the
 * word at the caret.
 *
 * The text area is placed over a copy of its text with the same metrics, which has the underlines, because a text area cannot
 * show them. While it has the focus the field shows what was typed, otherwise the formula as the model has it.
 */
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { describe } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import { markText } from './marks.js';
import { SuggestionList, optionId } from './SuggestionList.js';
import { NONE, type Suggestions, type Word, insertWord, suggest } from './suggestions.js';
import { isOfInputMethod } from '../text/inputMethod.js';
import { useText } from '../text/text.js';

/** Both layers: any difference would shift the underlines. Twelve lines high at most. */
const LAYER = {
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

const useStyles = makeStyles({
  field: {
    position: 'relative',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  marks: { ...LAYER, position: 'absolute', inset: 0, color: 'transparent', pointerEvents: 'none' },
  mark: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: 'transparent',
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
    ':focus': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
    '@media (forced-colors: active)': { ':focus': { outline: '2px solid Highlight' } },
  },
  wrong: { border: `1px solid ${tokens.colorPaletteRedForeground1}` },
  problems: {
    listStyleType: 'none',
    margin: '4px 0 0',
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorPaletteRedForeground1,
  },
  place: { fontWeight: tokens.fontWeightSemibold, marginInlineEnd: '6px' },
});

interface Props {
  readonly label: string;
  /** The formula as the model has it, in the pane's language. */
  readonly formula: string;
  /** What was typed but cannot be used yet, and why. */
  readonly draft: { readonly text: string; readonly problems: readonly Problem[] } | undefined;
  readonly words: readonly Word[];
  readonly onEdit: (text: string) => void;
  readonly onLeave: () => void;
}

export function FormulaField({ label, formula, draft, words, onEdit, onLeave }: Props) {
  const styles = useStyles();
  const { language, t } = useText();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const isComposing = useRef(false);
  const [typed, setTyped] = useState<string>();
  const [caret, setCaret] = useState<number>();
  const [offered, setOffered] = useState<Suggestions>(NONE);
  const [active, setActive] = useState(0);

  const text = typed ?? draft?.text ?? formula;
  const problems = draft?.text === text ? draft.problems : [];
  const isOpen = offered.words.length > 0;

  // As high as its text, and the caret where an inserted word ends.
  useLayoutEffect(() => {
    const area = input.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  useLayoutEffect(() => {
    if (caret !== undefined) input.current?.setSelectionRange(caret, caret);
    setCaret(undefined);
  }, [caret]);

  const close = () => setOffered(NONE);
  const edit = (next: string) => {
    setTyped(next);
    if (!isComposing.current) onEdit(next);
  };
  const offer = (area: HTMLTextAreaElement) => {
    setOffered(isComposing.current ? NONE : suggest(area.value, area.selectionStart, words));
    setActive(0);
  };
  const choose = (word: Word) => {
    const inserted = insertWord(text, offered, word);
    edit(inserted.text);
    setCaret(inserted.caret);
    close();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Keys of the input method are ignored.
    if (isOfInputMethod(event.nativeEvent)) return;
    const count = offered.words.length;
    const word = offered.words[active];
    if (event.key === 'Enter') {
      // A formula has one line.
      event.preventDefault();
      if (word !== undefined) choose(word);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowDown' && isOpen) {
      event.preventDefault();
      setActive((active + 1) % count);
    } else if (event.key === 'ArrowUp' && isOpen) {
      event.preventDefault();
      setActive((active + count - 1) % count);
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) close();
  };

  return (
    <div>
      <div className={styles.field}>
        <div ref={under} className={styles.marks} aria-hidden="true">
          {markText(text, problems).map((piece, index) =>
            piece.kind === 'caret' ? (
              <span key={index} className={styles.caret} />
            ) : piece.kind === 'wrong' ? (
              <mark key={index} className={styles.mark}>
                {piece.text}
              </mark>
            ) : (
              <span key={index}>{piece.text}</span>
            ),
          )}
        </div>
        <textarea
          ref={input}
          rows={1}
          className={mergeClasses(styles.input, problems.length > 0 && styles.wrong)}
          aria-label={label}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-problems`}
          aria-autocomplete="list"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen ? optionId(id, active) : undefined}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={text}
          onFocus={() => setTyped(text)}
          onChange={(event) => {
            edit(event.target.value);
            offer(event.target);
          }}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            edit(event.currentTarget.value);
            offer(event.currentTarget);
          }}
          onKeyDown={onKeyDown}
          onScroll={(event) => under.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onClick={close}
          onBlur={() => {
            setTyped(undefined);
            close();
            onLeave();
          }}
        />
        {isOpen && (
          <SuggestionList
            id={id}
            label={t('model.suggestions')}
            words={offered.words}
            active={active}
            onChoose={choose}
          />
        )}
      </div>
      <ul id={`${id}-problems`} className={styles.problems} aria-live="polite">
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.place.start !== undefined && (
              <span className={styles.place}>
                {t('model.atCharacter', { position: problem.place.start + 1 })}
              </span>
            )}
            {describe(problem, language)}
          </li>
        ))}
      </ul>
    </div>
  );
}
