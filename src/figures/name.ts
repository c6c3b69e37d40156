/**
 * Whether a text may be a key: an id of a figure, a key of an indicator, parameter or scenario.
 *
 * In: a text. Out: whether Excel, LibreOffice and IronCalc all accept it as a defined name: ASCII letters, digits and
 * underscores, not starting with a digit, and not the address of a cell (AI2030, R1C1).
 */

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const CELL = /^(?:[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*)$/;
/** Words of the formula language, and Excel's limit of characters. */
const RESERVED: readonly string[] = ['true', 'false', 'year'];
const LONGEST = 255;

export function isKey(text: string): boolean {
  return (
    NAME.test(text) && !CELL.test(text) && text.length <= LONGEST && !RESERVED.includes(text.toLowerCase())
  );
}
