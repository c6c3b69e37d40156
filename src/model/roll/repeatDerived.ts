/**
 * Repeats the derived figures of the base year for a later year: GDP = R&D / intensity, with that year's R&D and intensity.
 *
 * In: the figures of a model, its base year, a later year, and which figure each indicator has in which year. Out: a new derived
 * figure for each one whose operands all have a figure that many years later. Figures that depend on a repeated one are repeated
 * too.
 */
import type { Figure } from '../../figures/figure.js';
import { isKey } from '../../figures/name.js';
import { wholeYear } from '../../figures/period.js';
import { referencesOf } from '../../formula/functions/references.js';
import { parseFormula } from '../../formula/text/parse.js';
import type { Span } from '../../formula/values/expr.js';
import type { Names } from '../../formula/values/scope.js';

/** Id of the figure that an indicator has in a year, if there is one; only figures of the model's own place count. */
type FigureAt = (indicator: string, year: number) => string | undefined;

interface Repeated {
  readonly figure: Figure;
  /** The figure of the base year that it repeats. */
  readonly template: string;
}

export function repeatDerived(
  figures: readonly Figure[],
  {
    geography,
    baseYear,
    year,
  }: { readonly geography: string; readonly baseYear: number; readonly year: number },
  figureAt: FigureAt,
  isTaken: (id: string) => boolean,
): readonly Repeated[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const names: Names = { resolve: (id) => (byId.has(id) ? id : undefined), all: [], write: (key) => key };
  const repeated = new Map<string, Repeated>();
  /** The figure of `year` beside one of the base year. */
  const later = ({ indicator, period, geography: place }: Figure): string | undefined => {
    const own = wholeYear(period);
    if (own === undefined || place !== geography) return undefined;
    const then = own + year - baseYear;
    const fresh = [...repeated.values()].find(
      ({ figure }) => figure.indicator === indicator && then === year,
    );
    return fresh?.figure.id ?? figureAt(indicator, then);
  };
  // A figure may depend on one further down the list, so the list is scanned until nothing new is found.
  for (let before = -1; before < repeated.size;) {
    before = repeated.size;
    for (const template of figures) {
      const { id, kind, formula, period, indicator } = template;
      const isOld = kind === 'derived' && wholeYear(period) === baseYear && template.geography === geography;
      if (!isOld || formula === undefined || repeated.has(id) || figureAt(indicator, year) !== undefined)
        continue;
      const parsed = parseFormula(formula, names);
      if (!parsed.ok) continue;
      const references = referencesOf(parsed.value);
      const replacements = references.map(({ key, span }) => {
        const operand = byId.get(key);
        return { span, by: operand === undefined ? undefined : later(operand) };
      });
      if (references.length === 0 || replacements.some(({ by }) => by === undefined)) continue;
      const { revised: _, member: __, ...rest } = template;
      const written = replaceSpans(formula, replacements);
      const figure = {
        ...rest,
        id: freeId(id, baseYear, year, isTaken),
        period: String(year),
        formula: written,
      };
      repeated.set(id, { figure: { ...figure, value: Number.NaN }, template: id });
    }
  }
  return [...repeated.values()];
}

/** `gdp_2024` -> `gdp_2025`; with a further mark where there is such a figure already. */
function freeId(id: string, baseYear: number, year: number, isTaken: (id: string) => boolean): string {
  const moved = id.includes(String(baseYear)) ? id.replace(String(baseYear), String(year)) : `${id}_${year}`;
  return freeFigureId(moved, isTaken);
}

/** The id, or the id with `_actual`, `_actual_2`, `_actual_3` … after it. */
export function freeFigureId(id: string, isTaken: (id: string) => boolean): string {
  if (!isKey(id)) throw new Error(`"${id}" cannot be the id of a figure`);
  let free = id;
  for (let n = 1; isTaken(free); n += 1) free = n === 1 ? `${id}_actual` : `${id}_actual_${n}`;
  return free;
}

function replaceSpans(
  text: string,
  parts: readonly { readonly span: Span; readonly by: string | undefined }[],
): string {
  return [...parts]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, by }) => done.slice(0, span.start) + (by ?? '') + done.slice(span.end), text);
}
