/** The editor in place of the text area while a formula has the focus, with help for the caret below it. Loaded with the first focus. */
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { irregularNames } from '../../formula/text/normalise.js';
import type { Problem } from '../../messages/problem.js';
import { useText } from '../text/text.js';
import { type EditorEvents, type FormulaView, openEditor } from './editorView.js';
import { LAYER, useFieldStyles } from './fieldLook.js';
import { FormulaHelp, type YearText } from './FormulaHelp.js';
import { helpAt } from './caretHelp.js';
import type { FieldAttributes } from './PlainFormula.js';
import { insertWord, type Word } from './suggestions.js';
import type { Offer } from './useOffer.js';

const { padding, maxHeight, overflowX, overflowY, scrollbarWidth, border: _, ...TEXT } = LAYER;

const useStyles = makeStyles({
  editor: {
    padding: 0,
    '& .cm-editor': { outlineStyle: 'none' },
    '& .cm-scroller': { ...TEXT, maxHeight, overflowX, overflowY, scrollbarWidth },
    '& .cm-content': { ...TEXT, padding, caretColor: tokens.colorNeutralForeground1 },
    '& .cm-line': { padding: 0 },
    '& .cm-matchingBracket': {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      outline: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  function: { color: tokens.colorBrandForeground1 },
  number: { color: tokens.colorPaletteBlueForeground2 },
  text: { color: tokens.colorPaletteGreenForeground2 },
});

export interface EditorProps {
  readonly start: { readonly text: string; readonly from: number; readonly to: number };
  readonly problems: readonly Problem[];
  readonly attributes: FieldAttributes;
  readonly offer: Offer;
  readonly words: readonly Word[];
  readonly years: () => readonly YearText[];
  /** The list of suggestions, if there are any; it calls with the word chosen by pointer. */
  readonly list: (onChoose: (word: Word) => void) => ReactNode;
  readonly onEdit: (text: string, isComposing: boolean) => void;
  readonly onBlur: () => void;
}

export default function FormulaEditor(props: EditorProps) {
  const { start, problems, attributes, words, years, list } = props;
  const styles = useStyles();
  const look = useFieldStyles();
  const { language } = useText();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<FormulaView>();
  const [at, setAt] = useState({ text: start.text, caret: start.to });
  const irregular = useMemo(
    () => irregularNames(words.flatMap(({ kind, found }) => (kind === 'function' ? [] : found))),
    [words],
  );
  const help = useMemo(
    () => helpAt(at.text, at.caret, words, language, irregular),
    [at, words, language, irregular],
  );
  const choose = (word: Word) => {
    const { offered, close } = props.offer;
    const opened = view.current;
    if (opened === undefined) return;
    const { text, caret } = insertWord(opened.text(), offered, word);
    opened.replace(offered.start, offered.end, text.slice(offered.start, caret));
    close();
  };

  const events: EditorEvents = {
    onEdit: (text, caret) => {
      setAt({ text, caret });
      props.onEdit(text, false);
      props.offer.open(text, caret);
    },
    onCaret: (text, caret) => {
      setAt({ text, caret });
      props.offer.close();
    },
    onKey: (key) => {
      const { isOpen, chosen, close, move } = props.offer;
      // A formula has one line, so that Enter is always used.
      if (key === 'Enter' && chosen !== undefined) choose(chosen);
      if (key === 'Enter') return true;
      if (!isOpen) return false;
      if (key === 'Escape') close();
      else move(key === 'ArrowDown' ? 1 : -1);
      return true;
    },
    onBlur: props.onBlur,
  };
  // The view is opened once and tells whoever listens now.
  const listener = useRef(events);
  const opening = useRef({ start, irregular, classes: { ...styles, wrong: look.mark, missing: look.caret } });
  useLayoutEffect(() => {
    listener.current = events;
  });
  useLayoutEffect(() => {
    if (place.current === null) return;
    const opened = openEditor(place.current, opening.current, () => listener.current);
    view.current = opened;
    opened.focus();
    return () => opened.destroy();
  }, []);
  useLayoutEffect(() => view.current?.show(problems, attributes), [problems, attributes]);

  return (
    <>
      <div className={look.field}>
        <div
          ref={place}
          className={mergeClasses(look.input, styles.editor, problems.length > 0 && look.wrong)}
        />
      </div>
      {/* While something is wrong the values are those of the last formula without problems. */}
      <FormulaHelp help={help} years={problems.length > 0 ? [] : years()} />
      {list(choose)}
    </>
  );
}
