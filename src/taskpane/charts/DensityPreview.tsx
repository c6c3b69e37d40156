/** A small chart of a distribution: its density or, for a yearly path, the growth of its spread over the years. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Law } from '../../sampling/distribution.js';
import { pathVariance, type PreparedPath } from '../../sampling/paths.js';
import { formatNumber } from '../text/format.js';
import { useText } from '../text/text.js';

const WIDTH = 280;
const HEIGHT = 72;
const FLOOR = 56;
/** Number of intervals of the curve. */
const STEPS = 70;
/** The curve is drawn between the quantiles of this probability and of its complement. */
const TAIL = 0.002;

const useStyles = makeStyles({
  svg: { display: 'block', width: '100%', height: `${HEIGHT}px` },
  area: {
    fill: 'var(--tuiyanBand1)',
    stroke: tokens.colorBrandStroke1,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  axis: { stroke: tokens.colorNeutralStroke1 },
  median: { stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px' },
  label: { fontSize: '11px', fill: tokens.colorNeutralForeground3 },
});

export function DensityPreview({ law, description }: { readonly law: Law; readonly description: string }) {
  const styles = useStyles();
  const texts = useText();
  const [low, high] = [law.quantile(TAIL), law.quantile(1 - TAIL)];
  const middle = law.quantile(0.5);
  const width = high - low;
  const pad = width > 0 ? width * 0.04 : Math.abs(middle) * 0.1 || 1;
  const [from, to] = [low - pad, high + pad];
  const step = (to - from) / STEPS;
  const masses = Array.from(
    { length: STEPS },
    (_, i) => law.cdf(from + (i + 1) * step) - law.cdf(from + i * step),
  );
  const most = Math.max(...masses, Number.MIN_VALUE);
  const x = (value: number) => ((value - from) / (to - from)) * WIDTH;
  const points = masses.map(
    (mass, i) =>
      `${x(from + (i + 0.5) * step).toFixed(1)} ${(FLOOR - (mass / most) * (FLOOR - 4)).toFixed(1)}`,
  );
  const decimals = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(to - from))));
  const label = (value: number) => formatNumber(value, decimals, texts);
  return (
    <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
      <path className={styles.area} d={`M0 ${FLOOR}L${points.join('L')}L${WIDTH} ${FLOOR}Z`} />
      <path className={styles.axis} d={`M0 ${FLOOR}H${WIDTH}`} />
      <path className={styles.median} d={`M${x(middle)} 4V${FLOOR}`} />
      <text className={styles.label} x={0} y={HEIGHT - 3}>
        {label(from)}
      </text>
      <text className={styles.label} x={WIDTH / 2} y={HEIGHT - 3} textAnchor="middle">
        {label((from + to) / 2)}
      </text>
      <text className={styles.label} x={WIDTH} y={HEIGHT - 3} textAnchor="end">
        {label(to)}
      </text>
    </svg>
  );
}

/** Standard normal score of the 90th percentile. */
const SCORE_90 = 1.2815515655446004;

/** The middle 80 % of the disturbance, year by year. */
export function PathPreview(props: {
  readonly path: PreparedPath;
  readonly years: readonly number[];
  readonly description: string;
}) {
  const styles = useStyles();
  const { path, years, description } = props;
  const reach = years.map((_, i) => SCORE_90 * Math.sqrt(pathVariance(path, i + 1)));
  const most = Math.max(...reach, Number.MIN_VALUE);
  const middle = FLOOR / 2;
  const x = (i: number) => ((i + 1) / years.length) * WIDTH;
  const edge = (sign: number) =>
    reach.map(
      (value, i) => `${x(i).toFixed(1)} ${(middle - (sign * value * (middle - 4)) / most).toFixed(1)}`,
    );
  return (
    <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
      <path className={styles.area} d={`M0 ${middle}L${[...edge(1), ...edge(-1).reverse()].join('L')}Z`} />
      <path className={styles.median} d={`M0 ${middle}H${WIDTH}`} />
      <text className={styles.label} x={0} y={HEIGHT - 3}>
        {(years[0] ?? 1) - 1}
      </text>
      <text className={styles.label} x={WIDTH} y={HEIGHT - 3} textAnchor="end">
        {years.at(-1)}
      </text>
    </svg>
  );
}
