/**
 * The review of figures found in documents: what a person accepts, corrects and rejects, as plain data.
 *
 * In: documents with candidates. Out: a list of items in the order of their indicators, and again the documents with the candidates accepted.
 */
import { parsePeriod } from '../../figures/period.js';
import type { Candidate } from '../../figures/extract/candidate.js';
import type { ReadDocument } from '../../start/gatherSeries.js';

export interface ReviewItem {
  /** Number of the document, 0-based. */
  readonly document: number;
  readonly candidate: Candidate;
  readonly isTaken: boolean;
}

/** What of a candidate can be corrected: value and unit are printed, so they are accepted or rejected. */
export type Correction = Partial<Pick<Candidate, 'phrase' | 'period' | 'kind'>>;

/** Candidates by indicator, those of the same one in the order of the texts. All are taken at first. */
export function startReview(documents: readonly ReadDocument[]): readonly ReviewItem[] {
  const items = documents.flatMap(({ candidates }, document) =>
    candidates.map((candidate): ReviewItem => ({ document, candidate, isTaken: true })),
  );
  const order = new Map<string, number>();
  for (const { candidate } of items)
    if (!order.has(candidate.phrase)) order.set(candidate.phrase, order.size);
  const placeOf = ({ candidate }: ReviewItem): number => order.get(candidate.phrase) ?? 0;
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => placeOf(a.item) - placeOf(b.item) || a.index - b.index)
    .map(({ item }) => item);
}

/** Undefined where the period is none. */
export function correct(candidate: Candidate, correction: Correction): Candidate | undefined {
  const { phrase = candidate.phrase, period = candidate.period, kind = candidate.kind } = correction;
  const name = phrase.trim();
  const time = period.trim();
  if (name === '' || parsePeriod(time) === undefined) return undefined;
  const basis = time === candidate.period ? {} : { periodBasis: 'implied' as const };
  const key = name === candidate.phrase ? {} : { phrase: name, indicator: name };
  return { ...candidate, ...key, ...basis, period: time, kind };
}

/** The documents with the candidates that are taken, in the order of the texts. */
export function acceptedOf(
  documents: readonly ReadDocument[],
  items: readonly ReviewItem[],
): readonly ReadDocument[] {
  return documents.map((each, document) => ({
    ...each,
    candidates: items
      .filter((item) => item.isTaken && item.document === document)
      .map(({ candidate }) => candidate)
      .sort((a, b) => a.line - b.line || a.column - b.column),
  }));
}

/** Where a line prints the token of a candidate, with the blanks that conversion left inside: 0-based, end exclusive. */
export function tokenRange(line: string, { column, token }: Candidate): readonly [number, number] {
  const isBlank = (sign: string): boolean => /[\s\u200b-\u200f\u2060\ufeff]/.test(sign);
  let left = [...token].filter((sign) => !isBlank(sign)).join('').length;
  let end = column - 1;
  while (left > 0 && end < line.length) {
    if (!isBlank(line[end] ?? '')) left -= 1;
    end += 1;
  }
  return [column - 1, end];
}
