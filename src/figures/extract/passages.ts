/**
 * Lines of a document -> passages: text that belongs together, cleaned, with references to line and column.
 *
 * A scanned or converted text has spaces inside words and numbers, lines broken in a word, radicals instead of characters (⻓ for
 * 长), zero-width and bidirectional marks. These are removed in a passage. Lines and columns are 1-based, offsets 0-based.
 */

export interface Passage {
  readonly text: string;
  /** Headings apply to the following text; items (一是 …) and paragraphs begin a new context; cells are rows of a table. */
  readonly kind: 'heading' | 'paragraph' | 'row';
  /** By offset of `text`. */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

/** CJK radicals that Unicode's compatibility forms leave as they are, and what they are used for. */
const RADICALS = '⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳';
const CHARACTERS = '母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟';
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/** What may need another form: radicals and compatibility characters, but not full-width punctuation or digits. */
const UNUSUAL = /[\u2e80-\u2fdf\uf900-\ufaff\u3000\u00a0\u2009\u202f\t]/;
/** A blank that breaks no line between groups of three digits: 1 200 is one number. */
const GROUPS = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;
const WIDE = /[\u3001-\u303f\u3400-\u9fff\uff01-\uff60“”‘’—…]/;
const DIGIT = /[0-9０-９]/;

/** What begins a heading or an item of a list. */
const MARKED =
  /^\s*(?:#{1,6}\s|[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|第[一二三四五六七八九十0-9]{1,3}[章节编部]|\d{1,2}[.．、](?!\d)|[-*•●■◆▪]\s|——|专栏)/;
const ENDS = /[。！？!?：:…”"」』）)】]\s*$|[.]\s*$/;
const SENTENCE = /[，。；！？]|, |\. /;
const ROW = /\||\t.*\t/;
const LONGEST_HEADING = 40;
const LONGEST_PASSAGE = 8000;

export function readPassages(lines: readonly string[]): readonly Passage[] {
  const passages: Passage[] = [];
  let open: { line: number; text: string }[] = [];
  let blanks = 0;
  const close = (): void => {
    if (open.length > 0) passages.push(...cutPassage(joinLines(open)));
    open = [];
  };
  lines.forEach((text, index) => {
    if (text.trim() === '') {
      blanks += 1;
      return;
    }
    const last = open.at(-1);
    if (last !== undefined && !continues(last.text, text, blanks, open.length)) close();
    blanks = 0;
    open.push({ line: index + 1, text });
  });
  close();
  return passages;
}

/** Whether a line is the rest of the sentence that the line before it broke off; `count`: how many lines are joined already. */
function continues(before: string, next: string, blanks: number, count: number): boolean {
  const length = before.trim().length;
  const isSentence = SENTENCE.test(before);
  if (MARKED.test(next) || ENDS.test(before) || ROW.test(before) || ROW.test(next)) return false;
  if (MARKED.test(before) && length <= LONGEST_HEADING && !isSentence) return false;
  // A paragraph that is divided by a page break is longer than a heading.
  if (blanks > 0) return blanks <= 2 && length >= 25 && isSentence;
  const following = next.trim().length;
  if (length < 10 || length < 0.6 * following) return false;
  // Without a comma a line may be a heading: the lines of a column are of one length, and more than two.
  return (
    isSentence || count > 1 || (!ENDS.test(next) && length < 1.25 * following && following < 1.25 * length)
  );
}

function joinLines(parts: readonly { readonly line: number; readonly text: string }[]): Passage {
  const characters: string[] = [];
  const lines: number[] = [];
  const columns: number[] = [];
  for (const { line, text } of parts) {
    const clean = UNUSUAL.test(text) || INVISIBLE.test(text) ? usualForms(text) : text;
    // One blank between lines is kept where words need it: it is dropped below between Chinese characters.
    let blanks = characters.length === 0 ? -1 : 1;
    // An English word that a line breaks: expendi-, ture.
    if (/[A-Za-z]{2}-$/.test(characters.slice(-3).join('')) && /^\s*[a-z]/.test(clean)) {
      for (const list of [characters, lines, columns]) list.pop();
      blanks = -1;
    }
    for (let at = 0; at < clean.length; at += 1) {
      const character = clean.charAt(at);
      if (character === '\u0000') continue;
      if (character === ' ') {
        if (blanks >= 0) blanks += 1;
        continue;
      }
      if (blanks > 0) {
        const kept = keptBlank(characters.at(-1) ?? '', character, blanks);
        if (kept !== '') {
          characters.push(kept);
          lines.push(line);
          columns.push(at + 1);
        }
      }
      blanks = 0;
      characters.push(character);
      lines.push(line);
      columns.push(at + 1);
    }
  }
  const text = widePunctuation(characters.join(''));
  return { text, kind: kindOf(text, parts.length), lines, columns };
}

/** In Chinese text, commas and brackets typed narrow are the wide ones; those inside numbers and times stay. Of the same length. */
function widePunctuation(text: string): string {
  if (!/\p{Script=Han}/u.test(text) || !/[,:;()]/.test(text)) return text;
  return text
    .replace(/(?<!\d),|,(?!\d{3}(?!\d))/g, '，')
    .replace(/(?<!\d):|:(?!\d)/g, '：')
    .replaceAll(';', '；')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/** A text without paragraphs is cut at the end of a sentence, so that the time does not grow with the square of its length. */
function cutPassage(passage: Passage): readonly Passage[] {
  if (passage.text.length <= LONGEST_PASSAGE) return [passage];
  const pieces: Passage[] = [];
  const { text, kind, lines, columns } = passage;
  for (let from = 0; from < text.length;) {
    const most = Math.min(text.length, from + LONGEST_PASSAGE);
    const stop = Math.max(...['。', '；', '. '].map((mark) => text.lastIndexOf(mark, most - 1)));
    const to = most === text.length || stop <= from ? most : stop + 1;
    pieces.push({
      text: text.slice(from, to),
      kind,
      lines: lines.slice(from, to),
      columns: columns.slice(from, to),
    });
    from = to;
  }
  return pieces;
}

/** The result has the same length: dropped characters become U+0000. */
function usualForms(text: string): string {
  return text
    .replace(GROUPS, '\u0000')
    .split('')
    .map((character) => {
      if (character === '\u0000' || INVISIBLE.test(character)) return '\u0000';
      if (!UNUSUAL.test(character)) return character;
      const index = RADICALS.indexOf(character);
      const usual = index < 0 ? character.normalize('NFKC') : CHARACTERS.charAt(index);
      return usual.length !== 1 || usual === '\t' ? ' ' : usual;
    })
    .join('');
}

/** Blanks inside Chinese text, and between a number and Chinese, are the converter's; three or more part columns. */
function keptBlank(before: string, after: string, count: number): string {
  if (count > 3) return WIDE.test(before) || WIDE.test(after) ? '，' : ' ';
  if (WIDE.test(before) || WIDE.test(after)) return '';
  if (DIGIT.test(before) && /[.．%％‰]/.test(after)) return '';
  return ' ';
}

function kindOf(text: string, lineCount: number): Passage['kind'] {
  if (ROW.test(text)) return 'row';
  const isShort =
    text.length <= LONGEST_HEADING && !SENTENCE.test(text.replace(/^\s*\d{1,2}(?:\.\d{1,2})*\. /, ''));
  const isHeading = lineCount <= 2 && isShort && !/[。；;]$/.test(text);
  return isHeading ? 'heading' : 'paragraph';
}
