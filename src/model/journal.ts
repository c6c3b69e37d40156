/**
 * The journal: what was changed in a model, from what to what, and when. Points in it can be named, returned to, compared.
 *
 * Entries stand oldest first. `from` and `to` are values as JSON texts, absent where there was or is nothing.
 */

export interface Journal {
  readonly entries: readonly JournalEntry[];
}

export interface JournalEntry {
  /** ISO 8601, UTC; given by whoever holds a clock. */
  readonly at: string;
  /** A name the user gave to the point after this entry. */
  readonly name?: string;
  readonly changes: readonly JournalChange[];
}

export interface JournalChange {
  /** Path into the model over keys: `parameters.rd_growth.value`, `scenarios.on_target.values.rd_growth`. */
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
}
