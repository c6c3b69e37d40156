/**
 * A formula in a text area: what is shown until the editor is loaded, and where it cannot be loaded.
 *
 * The text area is placed over a copy of its text with the same metrics, which has the underlines, because a text area cannot
 * show them.
 */
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Problem } from '../../messages/problem.js';
import { isOfInputMethod } from '../text/inputMethod.js';
import { LAYER, useFieldStyles } from './fieldLook.js';
import { markText } from './marks.js';
import { insertWord, type Word } from './suggestions.js';
import type { Offer } from './useOffer.js';

const useStyles = makeStyles({
  marks: { ...LAYER, position: 'absolute', inset: 0, color: 'transparent', pointerEvents: 'none' },
});

/** What a screen reader is told of the field: the same for the text area and the editor. */
export type FieldAttributes = Readonly<Record<`aria-${string}`, string>>;

interface Props {
  readonly input: RefObject<HTMLTextAreaElement>;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly attributes: FieldAttributes;
  readonly offer: Offer;
  /** `isComposing`: an input method has not finished; the text is shown and not yet used. */
  readonly onEdit: (text: string, isComposing: boolean) => void;
  /** The list of suggestions, if there are any; it calls with the word chosen by pointer. */
  readonly list: (onChoose: (word: Word) => void) => ReactNode;
  readonly onPress: () => void;
  readonly onFocus: () => void;
  /** The pointer was released, so that the selection is that of the user. */
  readonly onClick: () => void;
  readonly onBlur: () => void;
}

export function PlainFormula(props: Props) {
  const { input, text, problems, attributes, offer, list, onEdit, onPress, onFocus, onClick, onBlur } = props;
  const styles = useStyles();
  const look = useFieldStyles();
  const under = useRef<HTMLDivElement>(null);
  const isComposing = useRef(false);
  const [caret, setCaret] = useState<number>();

  // As high as its text, and the caret where an inserted word ends.
  useLayoutEffect(() => {
    const area = input.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text, input]);
  useLayoutEffect(() => {
    if (caret !== undefined) input.current?.setSelectionRange(caret, caret);
    setCaret(undefined);
  }, [caret, input]);

  const edit = (area: HTMLTextAreaElement) => {
    onEdit(area.value, isComposing.current);
    if (isComposing.current) offer.close();
    else offer.open(area.value, area.selectionStart);
  };
  const choose = (word: Word) => {
    const inserted = insertWord(text, offer.offered, word);
    onEdit(inserted.text, false);
    setCaret(inserted.caret);
    offer.close();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Keys of the input method are ignored.
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      // A formula has one line.
      event.preventDefault();
      if (offer.chosen !== undefined) choose(offer.chosen);
    } else if (event.key === 'Escape' && offer.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      offer.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && offer.isOpen) {
      event.preventDefault();
      offer.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) offer.close();
  };

  return (
    <>
      <div className={look.field}>
        <div ref={under} className={styles.marks} aria-hidden="true">
          {markText(text, problems).map((piece, index) =>
            piece.kind === 'caret' ? (
              <span key={index} className={look.caret} />
            ) : piece.kind === 'wrong' ? (
              <mark key={index} className={look.mark}>
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
          className={mergeClasses(look.input, problems.length > 0 && look.wrong)}
          {...attributes}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={text}
          onPointerDown={onPress}
          onFocus={onFocus}
          onChange={(event) => edit(event.target)}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            edit(event.currentTarget);
          }}
          onKeyDown={onKeyDown}
          onScroll={(event) => under.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onClick={() => {
            offer.close();
            onClick();
          }}
          onBlur={onBlur}
        />
      </div>
      {list(choose)}
    </>
  );
}
