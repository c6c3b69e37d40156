/**
 * A chart of the plan as SVG, which needs no script and is sharp on paper.
 *
 * In: the chart, what its references show, and its size. Out: one `svg` element. Units are CSS pixels. Bars lie the way Excel
 * lays them: the first category at the bottom. A value that is missing or an error is a gap.
 */
import type { ChartPlan, ChartSeriesPlan } from '../../workbook/plan/plan.js';
import { CHART_COLORS, TARGET_COLOR } from '../../workbook/plan/styles.js';
import type { ValuesAt } from '../planText.js';
import { niceScale, type Scale } from './scale.js';
import { emWidth, escapeHtml, formatNumber } from './text.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Drawn {
  readonly plan: ChartSeriesPlan;
  readonly name: string;
  readonly color: string;
  readonly values: readonly (number | undefined)[];
}

/** Left, top, right and bottom edge of the space that the values are drawn in. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Picture {
  readonly chart: ChartPlan;
  readonly series: readonly Drawn[];
  readonly categories: readonly string[];
  readonly frame: Frame;
  readonly scale: Scale;
}

const TEXT = 11;
const TITLE = 13;
const LINE = 16;
const INK = '#374151';
const GRID = '#D9DEE5';

/** The chart as text of an `svg` element. */
export function drawChart(chart: ChartPlan, valuesAt: ValuesAt, size: Size): string {
  const categories = (valuesAt(chart.categories) ?? []).map((value) =>
    value === null || value === undefined ? '' : typeof value === 'object' ? value.error : String(value),
  );
  const series = chart.series.map((plan, i) => drawnSeries(plan, i, valuesAt, categories.length));
  const legend = layLegend(series, size.width);
  const isBars = chart.kind.startsWith('bar');
  const scale = scaleOf(chart, series);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(emWidth)) * TEXT + 8;
  const ticks = scale.ticks.map((tick) => formatNumber(tick, chart.valueFormat));
  const left = isBars ? Math.min(widest(categories), size.width * 0.42) : widest(ticks);
  const frame: Frame = {
    left,
    top: TITLE + (chart.valueTitle === undefined ? 16 : 30),
    right: size.width - 14,
    bottom: size.height - legend.height - LINE - 8,
  };
  const picture: Picture = { chart, series, categories, frame, scale };
  const content = [
    label(chart.title, 8, TITLE + 3, { size: TITLE, bold: true }),
    chart.valueTitle === undefined ? '' : label(chart.valueTitle, 8, TITLE + 20, {}),
    axes(picture, ticks, isBars),
    isBars ? horizontalBars(picture) : chart.kind.startsWith('column') ? columns(picture) : '',
    chart.kind.startsWith('area') ? areas(picture) : '',
    lines(picture),
    legend.draw(size.height - legend.height),
  ];
  return (
    `<svg viewBox="0 0 ${round(size.width)} ${round(size.height)}" width="${round(size.width)}" height="${round(size.height)}" ` +
    `role="img" aria-label="${escapeHtml(chart.description)}">${content.join('')}</svg>`
  );
}

function drawnSeries(plan: ChartSeriesPlan, index: number, valuesAt: ValuesAt, count: number): Drawn {
  const found = valuesAt(plan.values) ?? [];
  const shown = 'text' in plan.name ? plan.name.text : (valuesAt(plan.name.ref)?.[0] ?? '');
  return {
    plan,
    name: typeof shown === 'object' ? '' : String(shown),
    color: `#${plan.color ?? CHART_COLORS[index % CHART_COLORS.length] ?? TARGET_COLOR}`,
    values: Array.from({ length: count }, (_, i) => {
      const value = found[i];
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    }),
  };
}

// --- scale and axes ---------------------------------------------------------------------------------------

function isStacked({ kind }: ChartPlan): boolean {
  return kind === 'areaStacked' || kind === 'columnStacked';
}

function scaleOf(chart: ChartPlan, series: readonly Drawn[]): Scale {
  const values = series.flatMap((row) => row.values.filter((value) => value !== undefined));
  const ends = isStacked(chart) ? stackedEnds(series) : [];
  const withZero = chart.kind !== 'line';
  const all = [...values, ...ends, ...(withZero ? [0] : [])];
  return niceScale(all, { min: chart.valueMin, max: chart.valueMax });
}

/** The sums of what is above zero and of what is below it, in every category. */
function stackedEnds(series: readonly Drawn[]): readonly number[] {
  const stacked = series.filter(({ plan }) => plan.line !== true);
  return (stacked[0]?.values ?? []).flatMap((_, i) => {
    const parts = stacked.map(({ values }) => values[i] ?? 0);
    const sum = (sign: number): number =>
      parts.reduce((total, part) => (part * sign > 0 ? total + part : total), 0);
    return [sum(1), sum(-1)];
  });
}

function axes({ categories, frame, scale }: Picture, ticks: readonly string[], isBars: boolean): string {
  const { left, right, top, bottom } = frame;
  const valueLines = scale.ticks.map((tick, i) => {
    const at = isBars ? along(frame, scale.share(tick)) : above(frame, scale.share(tick));
    const text = ticks[i] ?? '';
    return isBars
      ? `${stroke(at, top, at, bottom, GRID)}${label(text, at, bottom + LINE - 2, { anchor: 'middle' })}`
      : `${stroke(left, at, right, at, GRID)}${label(text, left - 5, at + 4, { anchor: 'end' })}`;
  });
  const slot = (isBars ? bottom - top : right - left) / Math.max(1, categories.length);
  const widest = Math.max(1, ...categories.map(emWidth)) * TEXT + 6;
  const every = isBars ? 1 : Math.max(1, Math.ceil(widest / slot));
  const names = categories.map((name, i) => {
    if (i % every !== 0) return '';
    return isBars
      ? label(fit(name, left - 8), left - 5, bottom - (i + 0.5) * slot + 4, { anchor: 'end' })
      : label(fit(name, slot * every), left + (i + 0.5) * slot, bottom + LINE - 2, { anchor: 'middle' });
  });
  return [...valueLines, ...names].join('');
}

/** x of a share of the scale, from the left. */
function along({ left, right }: Frame, share: number): number {
  return left + (right - left) * share;
}

/** y of a share of the scale, from the bottom. */
function above({ top, bottom }: Frame, share: number): number {
  return bottom - (bottom - top) * share;
}

// --- what is drawn in the frame ---------------------------------------------------------------------------

function lines(picture: Picture): string {
  const { chart, series, frame, scale, categories } = picture;
  const drawn = chart.kind === 'line' ? series : series.filter(({ plan }) => plan.line === true);
  const slot = (frame.right - frame.left) / Math.max(1, categories.length);
  return drawn
    .map(({ values, color, plan }) => {
      const runs: string[][] = [[]];
      values.forEach((value, i) => {
        if (value === undefined) runs.push([]);
        else
          runs
            .at(-1)
            ?.push(`${round(frame.left + (i + 0.5) * slot)},${round(above(frame, scale.share(value)))}`);
      });
      const dash = plan.dashed === true ? ' stroke-dasharray="6 4"' : '';
      return runs
        .filter((run) => run.length > 0)
        .map((run) =>
          run.length === 1
            ? `<circle cx="${run[0]?.split(',')[0] ?? ''}" cy="${run[0]?.split(',')[1] ?? ''}" r="3" fill="${color}"/>`
            : `<polyline points="${run.join(' ')}" fill="none" stroke="${color}" stroke-width="2"${dash}/>`,
        )
        .join('');
    })
    .join('');
}

function columns({ chart, series, frame, scale, categories }: Picture): string {
  const slot = (frame.right - frame.left) / Math.max(1, categories.length);
  const stacked = chart.kind === 'columnStacked';
  const width = (slot * 0.7) / (stacked ? 1 : Math.max(1, series.length));
  return categories
    .map((_, i) => {
      const ends = { up: 0, down: 0 };
      return series
        .map(({ values, color, plan }, k) => {
          const value = values[i];
          if (value === undefined || plan.hidden === true) return '';
          const from = stacked ? (value < 0 ? ends.down : ends.up) : 0;
          if (value < 0) ends.down += value;
          else ends.up += value;
          const x = frame.left + slot * (i + 0.15) + (stacked ? 0 : k * width);
          const [y, y2] = [scale.share(from), scale.share(from + value)].map((share) => above(frame, share));
          return box(x, y ?? 0, x + width, y2 ?? 0, color);
        })
        .join('');
    })
    .join('');
}

function horizontalBars({ chart, series, frame, scale, categories }: Picture): string {
  const slot = (frame.bottom - frame.top) / Math.max(1, categories.length);
  const overlapped = chart.kind === 'barOverlapped';
  const thick = (slot * 0.7) / (overlapped ? 1 : Math.max(1, series.length));
  return series
    .flatMap(({ values, color }, k) =>
      values.map((value, i) => {
        if (value === undefined) return '';
        const y = frame.bottom - slot * (i + 0.15) - (overlapped ? 0 : k * thick);
        return box(along(frame, scale.share(0)), y, along(frame, scale.share(value)), y - thick, color);
      }),
    )
    .join('');
}

function areas({ chart, series, frame, scale, categories }: Picture): string {
  const slot = (frame.right - frame.left) / Math.max(1, categories.length);
  const stacked = chart.kind === 'areaStacked';
  let base = categories.map(() => 0);
  return series
    .filter(({ plan }) => plan.line !== true)
    .map(({ values, color, plan }) => {
      const from = stacked ? base : categories.map(() => 0);
      const to = from.map((value, i) => value + (values[i] ?? 0));
      if (stacked) base = to;
      if (plan.hidden === true) return '';
      const point = (value: number, i: number): string =>
        `${round(frame.left + (i + 0.5) * slot)},${round(above(frame, scale.share(value)))}`;
      const outline = [...to.map(point), ...from.map(point).reverse()];
      return `<polygon points="${outline.join(' ')}" fill="${color}" fill-opacity="0.85"/>`;
    })
    .join('');
}

// --- legend and small parts -------------------------------------------------------------------------------

interface Legend {
  readonly height: number;
  draw(top: number): string;
}

function layLegend(series: readonly Drawn[], width: number): Legend {
  const listed = series.filter(
    ({ plan, name }) => plan.unlisted !== true && plan.hidden !== true && name !== '',
  );
  if (listed.length < 2) return { height: 6, draw: () => '' };
  let [x, row] = [8, 0];
  const entries = listed.map((each) => {
    const long = emWidth(each.name) * TEXT + 34;
    if (x + long > width && x > 8) [x, row] = [8, row + 1];
    const at = { ...each, x, row };
    x += long;
    return at;
  });
  return {
    height: (row + 1) * LINE + 8,
    draw: (top) =>
      entries
        .map(({ name, color, plan, ...at }) => {
          const y = top + (at.row + 0.5) * LINE;
          const dash = plan.dashed === true ? ' stroke-dasharray="4 3"' : '';
          return `<path d="M${round(at.x)} ${round(y)}h18" stroke="${color}" stroke-width="4"${dash}/>${label(fit(name, width - 40), at.x + 23, y + 4, {})}`;
        })
        .join(''),
  };
}

function label(
  text: string,
  x: number,
  y: number,
  look: { readonly anchor?: 'middle' | 'end'; readonly size?: number; readonly bold?: boolean },
): string {
  const anchor = look.anchor === undefined ? '' : ` text-anchor="${look.anchor}"`;
  const weight = look.bold === true ? ' font-weight="600"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${look.size ?? TEXT}" fill="${INK}"${anchor}${weight}>${escapeHtml(text)}</text>`;
}

/** A text cut to a width, with an ellipsis where something was left out. */
function fit(text: string, width: number): string {
  if (emWidth(text) * TEXT <= width) return text;
  const kept = [...text];
  while (kept.length > 1 && (emWidth(kept.join('')) + 1) * TEXT > width) kept.pop();
  return `${kept.join('')}…`;
}

function stroke(x1: number, y1: number, x2: number, y2: number, color: string): string {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${color}"/>`;
}

/** A filled rectangle between two corners. */
function box(x1: number, y1: number, x2: number, y2: number, color: string): string {
  const [x, y] = [Math.min(x1, x2), Math.min(y1, y2)];
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.abs(x2 - x1))}" height="${round(Math.abs(y2 - y1))}" fill="${color}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
