/**
 * A candidate: a number with everything that was read around it.
 *
 * In: the number, its name, its period and its clause. Out: a row that a person can accept, with the place where it is printed.
 */
import { canFall, timesOf } from '../change.js';
import type { FigureKind, Qualifier } from '../figure.js';
import type { Governing } from './governingPeriod.js';
import { foldPhrase } from './indicatorIndex.js';
import type { Subject } from './subject.js';
import type { Named } from './nameFigure.js';
import type { NumberFigure } from './numberFigure.js';
import type { Passage } from './passages.js';

export interface Candidate {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** As printed, without blanks left inside by conversion. */
  readonly token: string;
  readonly value: number;
  readonly valueMax?: number;
  readonly unit: string;
  readonly qualifier: Qualifier;
  /** Key of the pack's indicator, else the words of the text. */
  readonly indicator: string;
  /** The words of the text, regardless of the pack's name. */
  readonly phrase: string;
  readonly geography: string;
  readonly period: string;
  readonly periodBasis: 'printed' | 'implied' | 'none';
  readonly kind: FigureKind;
  /** Words in brackets after the name: 规上口径. */
  readonly caliber: string;
  /** 0 to 1: how much of it was stated rather than inferred. */
  readonly confidence: number;
}

/** The data read for a number. */
interface Reading {
  readonly passage: Passage;
  readonly figure: NumberFigure;
  readonly subject: Subject;
  readonly named: Named;
  readonly period: Governing;
  readonly kind: FigureKind;
  readonly geography: string;
  /** The words of its clause before it. */
  readonly clause: string;
}

export function makeCandidate(reading: Reading): Candidate {
  const { passage, figure, subject, named, period, kind, geography, clause } = reading;
  const { text, lines, columns } = passage;
  const { read } = figure;
  const isRise = subject.change === 1 && !/(?:到|至|为|to)$/.test(clause);
  const times = timesOf(text.slice(read.at, read.end), figure.value, figure.unit, isRise);
  const isFall = times === undefined && subject.change === -1 && canFall(figure.value, figure.unit);
  const sign = isFall ? -1 : 1;
  const value = times?.value ?? sign * figure.value;
  const start = figure.start;
  const caliber =
    /[（(]([^（()）]{1,20}(?:口径|不含[^（()）]*|含[^（()）]*))[)）]/.exec(
      text.slice(figure.end, figure.end + 30),
    )?.[1] ?? '';
  return {
    line: lines[start] ?? 0,
    column: columns[start] ?? 0,
    token: text.slice(start, figure.end),
    value,
    ...(figure.max === undefined ? {} : { valueMax: sign * figure.max }),
    unit: times?.unit ?? figure.unit,
    qualifier: /^级/.test(text.slice(figure.end)) ? 'band' : (figure.qualifier ?? read.qualifier),
    indicator: named.key ?? named.phrase,
    phrase: named.phrase,
    geography,
    period: period.period,
    periodBasis: period.basis,
    kind,
    caliber,
    confidence: confidenceOf(figure, named, period),
  };
}

function confidenceOf(figure: NumberFigure, named: Named, period: Governing): number {
  let doubt = 0;
  if (named.key === undefined) doubt += 0.1;
  if (named.isInherited) doubt += 0.15;
  if (period.basis === 'implied') doubt += 0.1;
  if (period.basis === 'none') doubt += 0.2;
  if (figure.unit === '') doubt += 0.1;
  if (foldPhrase(named.noun).length < 3) doubt += 0.1;
  return Number((1 - doubt).toFixed(2));
}
