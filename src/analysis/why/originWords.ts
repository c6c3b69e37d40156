/**
 * Where a value comes from, in words: the place in a document, the scenario that gives it, the person who entered it.
 *
 * In: an explanation, or a figure. Out: a phrase without full stop, in both languages. Texts of documents are quoted as they are.
 */
import { isRevised, usedValue, type Figure } from '../../figures/figure.js';
import { cellValue, findUnit } from '../../figures/units.js';
import { fill, type Bilingual } from '../../messages/language.js';
import { WHY } from '../../messages/wording/why.js';
import type { SeriesCell } from '../../model/grounds.js';
import type { PreparedModel } from '../../model/prepared.js';
import { describeTarget } from '../words/describeTarget.js';
import { amount, nameOf } from '../words/words.js';
import type { Explanation } from './explainValue.js';

type Words = Readonly<Record<string, string | number | Bilingual>>;

export function wordOrigin(prepared: PreparedModel, { origin }: Explanation): Bilingual {
  switch (origin.kind) {
    case 'figure':
      return wordFigure(prepared, origin.figure);
    case 'formula':
      return WHY.whyFormula;
    case 'none':
      return WHY.whyNone;
    case 'parameter': {
      const scenario = prepared.scenarioByKey.get(origin.scenario ?? '');
      const giver = scenario === undefined ? WHY.whyDefault : say('whyScenario', { scenario: scenario.name });
      // The source is that of the parameter's own value; what a scenario gives is the scenario's choice.
      if (scenario !== undefined) return giver;
      return say('whySource', { origin: giver, source: wordSource(prepared, origin.source) });
    }
  }
}

/** A figure by its document, by its author, or as calculated from others. */
function wordFigure({ model }: PreparedModel, figure: Figure): Bilingual {
  const { source, author = '', date = '', note } = figure;
  if (figure.formula !== undefined) return WHY.whyDerived;
  const title = model.documents.find(({ id }) => id === source?.document)?.title ?? source?.document ?? '';
  const printed =
    source === undefined
      ? say('whyGiven', { author, date, note })
      : say('whyPrinted', { token: source.token, title, line: source.line });
  if (!isRevised(figure)) return printed;
  return say('whyRevised', { value: usedAmount(figure), author, date, note, source: printed });
}

function usedAmount(figure: Figure): Bilingual {
  const unit = findUnit(figure.unit);
  const value = usedValue(figure);
  return unit === undefined
    ? { zh: String(value), en: String(value) }
    : amount(cellValue(value, unit), unit, 8);
}

/** `研发经费 2024 2901.4亿元：“2901.4亿元”，《…》第11行`: a figure with its source, for a list of those behind another. */
export function wordSourceRow(prepared: PreparedModel, figure: Figure): Bilingual {
  const { indicator, period } = figure;
  const name = prepared.model.indicators.find(({ key }) => key === indicator)?.name ?? {
    zh: indicator,
    en: indicator,
  };
  return say('whyFigure', { name, period, value: usedAmount(figure), source: wordFigure(prepared, figure) });
}

/** The source of a parameter, target or rule: a figure's id, a citation, or `assumption`. */
function wordSource(prepared: PreparedModel, source: string): Bilingual {
  if (source === 'assumption') return WHY.whyAssumption;
  const figure = prepared.figureById.get(source);
  return figure === undefined ? { zh: source, en: source } : wordFigure(prepared, figure);
}

/** `研发经费（2026年）`, `R&D expenditure, 2026`. */
export function wordCell(prepared: PreparedModel, { key, year }: SeriesCell): Bilingual {
  return say('whyCell', { name: nameOf(prepared, key), year });
}

/** Cells of one series in years that follow each other as one: `研发经费（2026–2030年）`. */
export function wordCells(prepared: PreparedModel, cells: readonly SeriesCell[]): readonly Bilingual[] {
  const runs: { readonly key: string; readonly from: number; to: number }[] = [];
  for (const { key, year } of cells) {
    const last = runs.at(-1);
    if (last?.key === key && last.to === year - 1) last.to = year;
    else runs.push({ key, from: year, to: year });
  }
  return runs.map(({ key, from, to }) =>
    say('whyCell', { name: nameOf(prepared, key), year: from === to ? from : `${from}–${to}` }),
  );
}

/** The name of a target: its subject, or its key if the model does not have it. */
export function wordTarget({ model }: PreparedModel, key: string): Bilingual {
  const target = model.targets.find((row) => row.key === key);
  return target === undefined ? { zh: key, en: key } : describeTarget(model, target);
}

/** The name of a rule, or its key if the model does not have it. */
export function wordRule({ rules }: PreparedModel, key: string): Bilingual {
  return rules.find(({ rule }) => rule.key === key)?.rule.name ?? { zh: key, en: key };
}

/** A row of the catalogue with its places filled in both languages. */
export function say(text: keyof typeof WHY, args: Words): Bilingual {
  const write = (language: 'zh' | 'en'): string =>
    fill(
      WHY[text][language],
      Object.fromEntries(
        Object.entries(args).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[language] : value,
        ]),
      ),
    );
  return { zh: write('zh'), en: write('en') };
}
