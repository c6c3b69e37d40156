/** Lines of one indicator under all scenarios, with target marks, and a read-out of one year below. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { TargetMarks, YearChart } from './chartFrame.js';
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
  line: { fill: 'none', strokeLinejoin: 'round', strokeLinecap: 'round' },
  dot: { stroke: tokens.colorNeutralBackground1, strokeWidth: '1.5px' },
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
  const input = { years, lines: lines.map(({ values }) => values), targets };
  // The one in focus is drawn last, over the others.
  const order = [...lines.keys()].sort((a, b) => Number(a === focused) - Number(b === focused));

  return (
    <YearChart
      description={description}
      years={years}
      height={HEIGHT}
      layoutFor={(size) => layoutChart({ ...input, ...size })}
      formatTick={formatTick}
      readOut={(index) => (
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
      )}
    >
      {(layout, index) => (
        <>
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
          <TargetMarks
            targets={layout.targets}
            labels={targets.map(({ label }) => label)}
            left={layout.plot.left}
          />
        </>
      )}
    </YearChart>
  );
}
