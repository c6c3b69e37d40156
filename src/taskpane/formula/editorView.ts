/**
 * The editor of one formula: CodeMirror with what a formula of one line needs.
 *
 * In: a text, its selection, what to call; later problems and attributes. Out: a view that the caller destroys. Offsets are those
 * of the text. Nothing is told while an input method composes; the whole text is told when it has ended.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { type Token, tokenizeFormula } from '../../formula/text/tokens.js';
import type { Problem } from '../../messages/problem.js';
import { problemSpans } from './marks.js';

/** Classes of the parts of a formula, and of the wrong ones. */
interface EditorClasses {
  readonly function: string;
  readonly number: string;
  readonly text: string;
  readonly wrong: string;
  readonly missing: string;
}

export interface EditorEvents {
  /** The text after each change, not while an input method composes. */
  readonly onEdit: (text: string, caret: number) => void;
  /** The caret is elsewhere, and the text is the same. */
  readonly onCaret: (text: string, caret: number) => void;
  /** Whether the key was used; otherwise it does what it does in any editor. */
  readonly onKey: (key: 'Enter' | 'Escape' | 'ArrowDown' | 'ArrowUp') => boolean;
  readonly onBlur: () => void;
}

export interface FormulaView {
  readonly show: (problems: readonly Problem[], attributes: Readonly<Record<string, string>>) => void;
  /** Replaces a part of the text and puts the caret behind it. */
  readonly replace: (start: number, end: number, text: string) => void;
  readonly text: () => string;
  readonly focus: () => void;
  readonly destroy: () => void;
}

interface Opening {
  /** The text and what is selected in it. */
  readonly start: { readonly text: string; readonly from: number; readonly to: number };
  /** Names that the tokenizer cannot read by itself (`irregularNames`). */
  readonly irregular: readonly string[];
  readonly classes: EditorClasses;
}

/** As the text area has them; CodeMirror itself turns off spelling and capitals. */
const TYPING = { 'aria-multiline': 'false', autocomplete: 'off' };

const setProblems = StateEffect.define<readonly Problem[]>();

/** `events`: asked for at each event. */
export function openEditor(
  parent: HTMLElement,
  { start, irregular, classes }: Opening,
  events: () => EditorEvents,
): FormulaView {
  const attributes = new Compartment();
  let isUntold = false;
  const tell = (view: EditorView): void => {
    isUntold = false;
    events().onEdit(view.state.doc.toString(), view.state.selection.main.head);
  };
  const onUpdate = ({ docChanged, selectionSet, view, transactions }: ViewUpdate): void => {
    isUntold = isUntold || (docChanged && transactions.some((transaction) => transaction.docChanged));
    if (view.composing) return;
    if (isUntold) tell(view);
    else if (selectionSet) events().onCaret(view.state.doc.toString(), view.state.selection.main.head);
  };
  const own = (['Enter', 'Escape', 'ArrowDown', 'ArrowUp'] as const).map((key) => ({
    key,
    run: () => events().onKey(key),
    stopPropagation: key === 'Escape',
  }));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: start.text,
      selection: {
        anchor: Math.min(start.from, start.text.length),
        head: Math.min(start.to, start.text.length),
      },
      extensions: [
        Prec.highest(keymap.of(own)),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        history(),
        bracketMatching({ brackets: '(){}' }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(TYPING),
        // A formula has one line.
        EditorView.clipboardInputFilter.of((text) => text.replace(/\s*[\r\n]+\s*/g, ' ')),
        attributes.of([]),
        problemField(classes),
        colours(classes, irregular),
        EditorView.updateListener.of(onUpdate),
        EditorView.domEventHandlers({
          compositionend: (_event, at) => {
            window.setTimeout(() => {
              if (isUntold && !at.composing) tell(at);
            });
          },
          // The whole window may have lost the focus: the editor has it again when the window has.
          blur: (_event, at) => {
            if (at.root.activeElement !== at.contentDOM) events().onBlur();
          },
        }),
      ],
    }),
  });
  return {
    show: (problems, values) =>
      view.dispatch({
        effects: [
          setProblems.of(problems),
          attributes.reconfigure(EditorView.contentAttributes.of({ ...values })),
        ],
      }),
    replace: (from, to, insert) =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.complete',
      }),
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** Underlines the problems; they move with the text until the next ones arrive. */
function problemField(classes: EditorClasses): StateField<DecorationSet> {
  const wrong = Decoration.mark({ class: classes.wrong, tagName: 'mark' });
  const missing = Decoration.widget({ widget: new Missing(classes.missing), side: 1 });
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (marks, transaction) =>
      transaction.effects.reduce(
        (before, effect) =>
          effect.is(setProblems)
            ? Decoration.set(
                problemSpans(effect.value, transaction.newDoc.length).map(({ start, end }) =>
                  end > start ? wrong.range(start, end) : missing.range(start),
                ),
                true,
              )
            : before,
        marks.map(transaction.changes),
      ),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** Where something is missing: a mark without extent. */
class Missing extends WidgetType {
  readonly #look: string;
  constructor(look: string) {
    super();
    this.#look = look;
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = this.#look;
    mark.setAttribute('aria-hidden', 'true');
    return mark;
  }
}

/** Functions, numbers and texts in their colours. */
function colours(classes: EditorClasses, irregular: readonly string[]) {
  const marks = {
    function: Decoration.mark({ class: classes.function }),
    number: Decoration.mark({ class: classes.number }),
    text: Decoration.mark({ class: classes.text }),
  };
  const paint = (text: string): DecorationSet => {
    const { tokens } = tokenizeFormula(text, irregular);
    return Decoration.set(
      tokens.flatMap((token, index) => {
        const part = partOf(token, tokens[index + 1]);
        return part === undefined || token.end <= token.start
          ? []
          : [marks[part].range(token.start, token.end)];
      }),
      true,
    );
  };
  return ViewPlugin.define(
    (view) => ({
      marks: paint(view.state.doc.toString()),
      update({ docChanged, state }: ViewUpdate) {
        if (docChanged) this.marks = paint(state.doc.toString());
      },
    }),
    { decorations: (plugin) => plugin.marks },
  );
}

function partOf({ kind }: Token, next: Token | undefined): 'function' | 'number' | 'text' | undefined {
  if (kind === 'number' || kind === 'text') return kind;
  return kind === 'name' && next?.kind === 'operator' && next.text === '(' ? 'function' : undefined;
}
