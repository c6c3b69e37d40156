/**
 * A formula edited in place: problems are underlined and listed below while typing, and names and functions are suggested for the
 * word at the caret.
 *
 * A text area until the formula has the focus. Then the editor is loaded and put in its place, unless something was typed before it
 * arrived: no letter and no composition of an input method is lost to an exchange. Where it cannot be loaded the text area serves.
 * While it has the focus the field shows what was typed, otherwise the formula as the model has it.
 */
import { type ComponentType, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { makeStyles, tokens } from '@fluentui/react-components';
import { describe } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import { useText } from '../text/text.js';
import type { EditorProps } from './FormulaEditor.js';
import type { YearText } from './FormulaHelp.js';
import { type FieldAttributes, PlainFormula } from './PlainFormula.js';
import { SuggestionList, optionId } from './SuggestionList.js';
import type { Word } from './suggestions.js';
import { useOffer } from './useOffer.js';

const useStyles = makeStyles({
  // The suggestions hang below all of it, so that they never hide what is wrong.
  whole: { position: 'relative' },
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
  /** What the formula comes to, shown while it is edited. */
  readonly years?: () => readonly YearText[];
  readonly onEdit: (text: string) => void;
  readonly onLeave: () => void;
}

/** The editor that was asked for, with the text of the field at that time. */
interface Waiting {
  readonly text: string;
  Editor: ComponentType<EditorProps> | undefined;
}

/** The editor, and the text and selection that it takes over. */
interface Rich {
  readonly Editor: ComponentType<EditorProps>;
  readonly start: EditorProps['start'];
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_YEARS = (): readonly YearText[] => [];

export function FormulaField({ label, formula, draft, words, years = NO_YEARS, onEdit, onLeave }: Props) {
  const styles = useStyles();
  const { language, t } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [rich, setRich] = useState<Rich>();
  const area = useRef<HTMLTextAreaElement>(null);
  const waiting = useRef<Waiting>();
  /** The pointer is down: what it selects is not known yet. */
  const isPressed = useRef(false);
  const isExchanged = useRef(false);
  const offer = useOffer(words);

  const text = typed ?? draft?.text ?? formula;
  const problems = draft?.text === text ? draft.problems : NO_PROBLEMS;
  const isWrong = problems.length > 0;
  const { isOpen, active } = offer;
  const attributes = useMemo<FieldAttributes>(
    () => ({
      'aria-label': label,
      'aria-invalid': String(isWrong),
      'aria-describedby': `${id}-problems`,
      'aria-autocomplete': 'list',
      ...(isOpen && { 'aria-controls': `${id}-list`, 'aria-activedescendant': optionId(id, active) }),
    }),
    [label, isWrong, id, isOpen, active],
  );

  const edit = (next: string, isComposing: boolean) => {
    setTyped(next);
    if (!isComposing) onEdit(next);
  };
  const leave = () => {
    waiting.current = undefined;
    isPressed.current = false;
    setRich(undefined);
    setTyped(undefined);
    offer.close();
    onLeave();
  };
  /** Puts the editor in place of the text area, if it has come and the field is as it was when it got the focus. */
  const exchange = () => {
    const input = area.current;
    const { Editor, text: before } = waiting.current ?? {};
    if (input === null || Editor === undefined || isPressed.current) return;
    if (input !== document.activeElement || input.value !== before) return;
    const { value, selectionStart: from, selectionEnd: to } = input;
    waiting.current = undefined;
    isExchanged.current = true;
    // At once: a letter typed between would be lost.
    flushSync(() => setRich({ Editor, start: { text: value, from, to } }));
    isExchanged.current = false;
  };
  const wait = () => {
    const asked: Waiting = { text, Editor: undefined };
    waiting.current = asked;
    import('./FormulaEditor.js').then(
      (module) => {
        asked.Editor = module.default;
        if (waiting.current === asked) exchange();
      },
      () => undefined,
    );
  };
  const list = (onChoose: (word: Word) => void) =>
    isOpen && (
      <SuggestionList
        id={id}
        label={t('model.suggestions')}
        words={offer.offered.words}
        active={active}
        onChoose={onChoose}
      />
    );
  const shared = { problems, attributes, offer, list, onEdit: edit };

  return (
    <div className={styles.whole}>
      {rich === undefined ? (
        <PlainFormula
          {...shared}
          input={area}
          text={text}
          onPress={() => {
            isPressed.current = true;
          }}
          onFocus={() => {
            setTyped(text);
            wait();
          }}
          onClick={() => {
            isPressed.current = false;
            exchange();
          }}
          onBlur={() => {
            if (!isExchanged.current) leave();
          }}
        />
      ) : (
        <rich.Editor {...shared} start={rich.start} words={words} years={years} onBlur={leave} />
      )}
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
