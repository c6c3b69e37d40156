/**
 * Marks of footnotes at numbers, years and names: `13.7①`, `13.7²`, `13.7[1]`, `13.7(注)`, `13.7*`, `13.7 r`.
 *
 * In: the text of a cell as written, because normalisation would turn 13.7① into 13.71. Out: the text without marks, and the
 * mark, empty if there is none.
 */

/** ①, ⑴, ⒈, ⓐ, ㈠, ㊀, ❶ and the like, wherever they are. */
const CIRCLED = /[\u2460-\u24ff\u2776-\u2793\u3220-\u3243\u3280-\u32b0]+/g;
/** ², ᵃ and the like; after m they are a unit. */
const RAISED = /(?<![mM])[\u00b2\u00b3\u00b9\u2070-\u207f\u1d43-\u1d6a\u02b0-\u02b8]+$/;
/** After digits: stars, numbers and words in brackets. */
const BEHIND =
  /(?<=[\d%％年])\s*(?:[*†‡§＊※#]+|[[［]\s*(?:注|note)?\s*\w{1,2}\s*[\]］]|[(（](?:\s*\d{1,2}|\s*[a-h]|注\s*\d{0,2})\s*[)）])$/i;
/** Provisional, revised and estimated values; at a year, E is a forecast. */
const LETTER = /(?<=[\d%％])\s*[rpe]$/i;

export function withoutMarks(
  written: string,
  isYear = false,
): { readonly text: string; readonly mark: string } {
  const found: string[] = [];
  const take = (pattern: RegExp, from: string): string =>
    from.replace(pattern, (mark) => {
      found.unshift(mark.trim());
      return '';
    });
  // A number may be in brackets because it is negative, and it may have a mark of each kind.
  let text = take(CIRCLED, written).trim();
  for (const pattern of isYear ? [RAISED, BEHIND, RAISED] : [RAISED, BEHIND, LETTER, RAISED])
    text = take(pattern, text).trim();
  return { text, mark: found.join('') };
}

/** A name without marks: a number at its end may belong to it (`类别1`), but ① and [1] do not. */
export function nameWithoutMarks(written: string): string {
  const bare = written.replace(CIRCLED, '').trim().replace(RAISED, '');
  const text = bare.replace(/\s*(?:[*†‡§＊※]+|[[［]\s*(?:注|note)?\s*\d{1,2}\s*[\]］])$/i, '').trim();
  return text === '' ? written : text;
}
