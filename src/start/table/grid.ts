/**
 * A rectangle of cells from a user's table, which readers of files and of Excel pass to this stage.
 *
 * Rows and columns count from 0; rows may be short. Merged cells have their value in every cell. Dates are texts such as
 * `2023-12-31`; numbers in a per cent format are marked and have the fraction (0.035).
 */
export interface GridCell {
  readonly value: string | number;
  readonly isPercent?: true;
  /** Colours of the cell, where they are not the usual ones; equal texts are equal colours. */
  readonly colours?: string;
}

export interface Grid {
  /** Where it comes from, for notes and sentences: `sales.xlsx Sheet1`. */
  readonly name: string;
  /** Its columns were parted by another sign than a comma, so that a comma may be part of a number. */
  readonly hasNoCommas?: true;
  readonly rows: readonly (readonly (GridCell | undefined)[])[];
}

/** Letters of a 0-based column, and the address of a cell, as Excel writes them. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}
