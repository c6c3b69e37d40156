/**
 * Lines of one indicator under all scenarios, with target marks, and a read-out of one year below, which follows
 * the pointer and the arrow keys. Screen readers get the description and the table of values beside it.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChartAxes, roomForLabels, useMeasuredWidth, useYearInFocus } from './chartFrame.js';
import { layoutChart } from './chartLayout.js';
import { LineSample } from '../controls/ScenarioPicker.js';
import { lineColor, lineDash } from '../controls/theme.js';

interface ChartLine {
  readonly key: string;
  readonly name: string;
  /** In the unit as reported, aligned with the years. */
  readonly values: readonly (number | undefined)[];
  /** The same as texts, for the read-out. */
  readonly texts: readonly string[];
}

interface Props {
  readonly description: string;
  readonly years: readonly number[];
  readonly lines: readonly ChartLine[];
  /** Position in `lines` of the scenario in focus. */
  readonly focused: number;
  readonly targets: readonly { readonly year: number; readonly value: number; readonly label: string }[];
  readonly unit: string;
  readonly formatTick: (value: number, decimals: number) => string;
}

const HEIGHT = 208;

const useStyles = makeStyles({
  chart: { position: 'relative' },
  svg: {
    display: 'block',
    width: '100%',
    height: `${HEIGHT}px`,
    overflow: 'visible',
    touchAction: 'pan-y',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  target: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
    strokeDasharray: '5 4',
    fill: 'none',
  },
  targetText: {
    fontSize: '11px',
    fontWeight: tokens.fontWeightSemibold,
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    paintOrder: 'stroke',
  },
  line: { fill: 'none', strokeLinejoin: 'round', strokeLinecap: 'round' },
  dot: { stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5px' },
  cursor: { stroke: tokens.colorNeutralStroke1 },
  readout: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '2px',
    alignItems: 'center',
    marginBlockStart: '8px',
  },
  readoutYear: {
    gridColumn: '1 / -1',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  number: { textAlign: 'end' },
  focused: { fontWeight: tokens.fontWeightSemibold },
});

export function Chart({ description, years, lines, focused, targets, unit, formatTick }: Props) {
  const styles = useStyles();
  const [svg, width] = useMeasuredWidth();
  const { index, listeners } = useYearInFocus(years.length);

  const input = { years, lines: lines.map(({ values }) => values), targets, width, height: HEIGHT };
  const rough = layoutChart({ ...input, left: 0 });
  const tickTexts = rough.ticks.map(({ value }) => formatTick(value, rough.tickDecimals));
  const layout = layoutChart({ ...input, left: roomForLabels(tickTexts) });
  const { plot } = layout;
  const order = [...lines.keys()].sort((a, b) => Number(a === focused) - Number(b === focused));

  return (
    <div className={styles.chart}>
      <svg
        ref={svg}
        role="img"
        aria-label={description}
        tabIndex={0}
        className={styles.svg}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        {...listeners(layout.x)}
      >
        <ChartAxes
          years={years}
          x={layout.x}
          ticks={layout.ticks}
          texts={tickTexts}
          plot={plot}
          height={HEIGHT}
        />
        <path className={styles.cursor} d={`M${layout.x[index] ?? 0} ${plot.top}V${plot.bottom}`} />
        {layout.targets.map(({ year, x, y }, position) => (
          <g key={`${year}-${position}`}>
            <path className={styles.target} d={`M${plot.left} ${y}H${x - 5}`} />
            <path
              className={styles.target}
              strokeDasharray="none"
              style={{ strokeDasharray: 'none' }}
              d={`M${x - 5} ${y}l5 -5l5 5l-5 5z`}
            />
          </g>
        ))}
        {order.map((position) => (
          <g key={lines[position]?.key}>
            <path
              className={styles.line}
              d={layout.paths[position]}
              stroke={lineColor(position)}
              strokeWidth={position === focused ? 3 : 1.75}
              strokeDasharray={lineDash(position)}
            />
            {layout.points[position]?.[index] !== undefined && (
              <circle
                className={styles.dot}
                cx={layout.points[position][index].x}
                cy={layout.points[position][index].y}
                r={position === focused ? 4.5 : 3.5}
                fill={lineColor(position)}
              />
            )}
          </g>
        ))}
        {layout.targets.map(({ year, y }, position) => (
          <text key={`${year}-${position}`} className={styles.targetText} x={plot.left + 4} y={y - 5}>
            {targets[position]?.label}
          </text>
        ))}
      </svg>
      <div className={styles.readout} aria-hidden="true">
        <span className={styles.readoutYear}>
          {years[index]} · {unit}
        </span>
        {lines.map((line, position) => [
          <LineSample key={`${line.key}-line`} index={position} />,
          <span key={`${line.key}-name`} className={mergeClasses(position === focused && styles.focused)}>
            {line.name}
          </span>,
          <span
            key={`${line.key}-value`}
            className={mergeClasses(styles.number, position === focused && styles.focused)}
          >
            {line.texts[index]}
          </span>,
        ])}
      </div>
    </div>
  );
}
