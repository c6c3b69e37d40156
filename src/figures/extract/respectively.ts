/**
 * 分别: names and numbers in the same order. A、B增加值分别增长7.0%和6.3%.
 *
 * In: a sentence and its numbers. Out: for each number of such a list its subject, or that the list is refused because the
 * numbers of names and values differ. A value is never assigned to the next name.
 */
import type { NumberFigure } from './numberFigure.js';
import type { Subject } from './subject.js';
import type { Sentence } from './sentences.js';

interface Lists {
  readonly byFigure: ReadonlyMap<NumberFigure, Subject | 'refused'>;
  /** The names of the last list. */
  readonly shared: readonly string[];
}

const BETWEEN = /^\s?(?:[、和与及，]|以及|and|,| )*(?:同比)?(?:增长|下降|提高|减少|降低|增加)?\s?$/;
const COUNTS = '零一两三四五六七八九';
const OF_ALL = /^([两三四五六七八九])(?:者|项|类|大类|个方面)(?:所占|所)?(比重|占比|比例)?$/;
const METRIC =
  /(?:(?:居民|人口|职工)?人均[\p{Script=Han}]{2,8}|增加值|营业收入|营收|利润总额|利润|投资额?|产量|产值|销售额|进出口总?额?|收入|支出|余额|人数|数量|比重|占比|用电量|面积|里程|零售额|成交额|交易额|营业额|(?:研发|科技|财政科技)?经费|资金|产业|增速|[覆盖占有满意合格就业城镇化]{2,3}[率度])$/u;

export function assignLists(
  text: string,
  sentence: Sentence,
  figures: readonly NumberFigure[],
  before: readonly string[],
  /** What the numbers of the sentence before are of, each once. */
  named: readonly string[],
  readSubject: (left: string) => Subject,
): Lists {
  const byFigure = new Map<NumberFigure, Subject | 'refused'>();
  let shared: readonly string[] = [];
  let from = sentence.start;
  for (let at = text.indexOf('分别', from); at >= 0 && at < sentence.end; at = text.indexOf('分别', from)) {
    from = at + 2;
    const run = readRun(text, figures, from, sentence.end);
    if (run.length === 0) continue;
    const first = run[0];
    if (first === undefined) continue;
    const clauseStart = Math.max(
      sentence.start,
      ...figures.filter(({ end }) => end <= at).map(({ end }) => end),
      lastBreak(text, sentence.start, at),
    );
    const subject = readSubject(text.slice(clauseStart, first.start));
    const own = splitNames(subject.noun);
    const counted = subject.noun === '' ? namesBefore(text, sentence, figures, clauseStart, readSubject) : [];
    // 三者所占比重分别为: of the three things that the sentence before has named.
    const all = OF_ALL.exec(subject.noun);
    const together = all !== null && COUNTS.indexOf(all[1] ?? '') === run.length ? named : [];
    const last = counted.length > 0 ? counted : shared.length > 0 ? shared : before;
    // 占…比重分别为: of the names of the list before.
    const names =
      own.length === run.length
        ? own
        : together.length === run.length
          ? together.map((name) => `${name}${all?.[2] ?? ''}`)
          : (subject.noun === '' || subject.shareOf !== undefined || own.length === 1) &&
              last.length === run.length &&
              own.length <= 1
            ? last.map((name) => `${name}${subject.noun}`)
            : undefined;
    let { change } = subject;
    run.forEach((figure, index) => {
      const noun = names?.[index];
      // 分别增长21.7%、5.6%、下降3.8%: a verb holds until the next.
      const verb = text.slice(run[index - 1]?.end ?? first.start, figure.start);
      if (index > 0 && /下降|减少|降低/.test(verb)) change = -1;
      else if (index > 0 && /增长|提高|增加/.test(verb)) change = 1;
      const named = noun === undefined ? undefined : { ...subject, noun };
      byFigure.set(
        figure,
        named === undefined ? 'refused' : change === undefined ? named : { ...named, change },
      );
    });
    if (names !== undefined) shared = names;
  }
  return { byFigure, shared };
}

/**
 * 受理831件、举报384件，同比分别下降…: the names of the numbers right before the clause, each with a number of its own. Where that clause has
 * one number, the clauses before it with amounts are of the list too: all of them, so that a list of another length is refused.
 */
function namesBefore(
  text: string,
  sentence: Sentence,
  figures: readonly NumberFigure[],
  to: number,
  readSubject: (left: string) => Subject,
): readonly string[] {
  const names: string[] = [];
  for (let end = to; end > sentence.start;) {
    const start =
      sentence.start + text.slice(sentence.start, Math.max(sentence.start, end - 1)).lastIndexOf('，') + 1;
    // Those of a list are named by the list.
    if (text.slice(start, end).includes('分别')) return names;
    const inside = figures.filter((figure) => figure.start >= start && figure.end <= end);
    if (
      inside.length === 0 ||
      (names.length > 0 && inside.some(({ unit }) => /^(?:%|‰|pp|倍|位)$/.test(unit)))
    )
      return names;
    names.unshift(
      ...inside.map(
        (figure, index) => readSubject(text.slice(inside[index - 1]?.end ?? start, figure.start)).noun,
      ),
    );
    if (end === to && inside.length > 1) return names;
    end = start;
  }
  return names;
}

/** The numbers after 分别 that are separated only by commas. */
function readRun(
  text: string,
  figures: readonly NumberFigure[],
  from: number,
  end: number,
): readonly NumberFigure[] {
  const run: NumberFigure[] = [];
  for (const figure of figures) {
    if (figure.start < from || figure.start >= end) continue;
    const last = run.at(-1);
    if (last === undefined) {
      if (figure.start - from > 16) break;
    } else if (!BETWEEN.test(text.slice(last.end, figure.start))) break;
    run.push(figure);
  }
  return run;
}

function lastBreak(text: string, from: number, to: number): number {
  const piece = text.slice(from, to);
  const at = Math.max(piece.lastIndexOf('，'), piece.lastIndexOf('：'), piece.lastIndexOf('; '));
  return at < 0 ? from : from + at + 1;
}

/** A、B和C增加值 -> A增加值, B增加值, C增加值; 甲区、乙区企业 -> 甲区企业, 乙区企业. */
function splitNames(noun: string): readonly string[] {
  // 石化、纺织两个产业营收, 东盟、美国分别进出口.
  const plain = noun
    .replace('分别', '')
    .replace(/(?<=[^、])[两三四五六七八九十](?:个|大|类|项)(?=产业|行业|领域)/, '');
  const parts = plain
    .split(/[、和与及]|以及/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const others = parts.slice(0, -1);
  const region = /^\p{Script=Han}{1,6}?[省市区县]/u.exec(last)?.[0] ?? '';
  if (
    region !== '' &&
    region !== last &&
    others.length > 0 &&
    others.every((part) => /[省市区县]$/.test(part))
  )
    return parts.map((part) => (part === last ? part : `${part}${last.slice(region.length)}`));
  const metric = METRIC.exec(last)?.[0] ?? '';
  return parts.map((part) => (metric === '' || METRIC.test(part) ? part : `${part}${metric}`));
}
