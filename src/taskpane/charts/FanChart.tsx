/**
 * A fan chart: four bands of ten points on each side of the median, the values without uncertainty, and the targets with
 * their probability; below, a read-out of one year.
 */
import { useRef } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { TargetMarks, YearChart } from './chartFrame.js';
import { layoutFan } from './fanLayout.js';
import { bandColor } from '../controls/theme.js';

interface FanTarget {
  readonly year: number;
  readonly value: number;
  readonly label: string;
}

interface Props {
  readonly description: string;
  readonly years: readonly number[];
  /** In the unit as reported, aligned with `years`. */
  readonly planned: readonly (number | undefined)[];
  readonly fanYears: readonly number[];
  readonly edges: readonly (readonly number[])[];
  readonly targets: readonly FanTarget[];
  /** While it is true, the scale can only grow. */
  readonly isScaleHeld: boolean;
  readonly formatTick: (value: number, decimals: number) => string;
  /** The rows of the read-out for a year. */
  readonly readOut: (year: number) => readonly (readonly [label: string, value: string])[];
}

const HEIGHT = 224;

const useStyles = makeStyles({
  band: {
    stroke: 'none',
    // If forced colours replace the fill, a band is the space between two lines.
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText', strokeWidth: '1px' },
  },
  edge: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: '1px' },
  median: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    strokeLinejoin: 'round',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  planned: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
    strokeDasharray: '2 3',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  readout: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    marginBlockStart: '8px',
    fontSize: tokens.fontSizeBase200,
  },
  year: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  number: { textAlign: 'end' },
});

export function FanChart(props: Props) {
  const { description, years, targets, isScaleHeld, formatTick, readOut } = props;
  const styles = useStyles();
  const held = useRef<readonly number[]>([]);
  if (!isScaleHeld) held.current = [];

  return (
    <YearChart
      description={description}
      years={years}
      height={HEIGHT}
      layoutFor={(size) => {
        const layout = layoutFan({ ...props, ...size, held: held.current });
        if (isScaleHeld) held.current = layout.scale;
        return layout;
      }}
      formatTick={formatTick}
      readOut={(index) => (
        <div className={styles.readout} aria-hidden="true">
          <span className={styles.year}>{years[index]}</span>
          {readOut(years[index] ?? 0).flatMap(([label, value]) => [
            <span key={label}>{label}</span>,
            <span key={`${label} value`} className={styles.number}>
              {value}
            </span>,
          ])}
        </div>
      )}
    >
      {(layout) => (
        <>
          {layout.bands.map((d, i) => (
            <path key={i} data-band={i} className={styles.band} d={d} fill={bandColor(i)} />
          ))}
          <path className={styles.edge} d={layout.bands[0]} />
          <path className={styles.median} d={layout.median} />
          <path className={styles.planned} d={layout.planned} />
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
