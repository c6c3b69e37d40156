/**
 * A tornado chart: one bar per parameter, widest first, from the indicator at the parameter's low end to that at its high end. A
 * bar is chosen by arrow keys or pointer; its values are shown below.
 */
import { useState } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TornadoBar } from '../../analysis/sensitivity/sensitivity.js';
import { onStepKeys } from './stepKeys.js';

const ROW = 34;
const BAR = 12;

const useStyles = makeStyles({
  svg: {
    display: 'block',
    width: '100%',
    overflow: 'visible',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  name: { fontSize: '12px', fill: tokens.colorNeutralForeground1 },
  chosenName: { fontWeight: tokens.fontWeightSemibold },
  base: { stroke: tokens.colorNeutralStroke1, strokeDasharray: '3 3' },
  low: { fill: 'var(--tuiyanLine2)', '@media (forced-colors: active)': { fill: 'GrayText' } },
  high: { fill: 'var(--tuiyanLine1)', '@media (forced-colors: active)': { fill: 'Highlight' } },
  frame: { fill: 'none', stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  readout: { margin: '6px 0 0', minHeight: '40px', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly description: string;
  readonly bars: readonly TornadoBar[];
  /** Cell value in the scenario. */
  readonly value: number;
  readonly nameOf: (bar: TornadoBar) => string;
  readonly say: (bar: TornadoBar) => string;
  readonly ends: readonly [low: string, high: string];
}

export function Tornado({ description, bars, value, nameOf, say, ends }: Props) {
  const styles = useStyles();
  const [place, setPlace] = useState(0);
  const chosen = Math.min(place, bars.length - 1);
  const known = [value, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])].filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const share = (cell: number) => 2 + 96 * (most === least ? 0.5 : (cell - least) / (most - least));
  const bar = bars[chosen];

  return (
    <div>
      <div className={styles.legend} aria-hidden="true">
        {(['low', 'high'] as const).map((end, i) => (
          <span key={end} className={styles.key}>
            <svg width="12" height="8">
              <rect width="12" height="8" className={styles[end]} />
            </svg>
            {ends[i]}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={description}
        tabIndex={0}
        className={styles.svg}
        height={bars.length * ROW + 4}
        onKeyDown={onStepKeys('down', chosen, bars.length, setPlace)}
      >
        {bars.map((each, i) => {
          const y = i * ROW + 18;
          return (
            <g key={each.parameter} onPointerEnter={() => setPlace(i)}>
              <rect x="0" y={i * ROW} width="100%" height={ROW} fill="transparent" />
              <text
                x="0"
                y={i * ROW + 13}
                className={mergeClasses(styles.name, i === chosen && styles.chosenName)}
              >
                {nameOf(each)}
              </text>
              <Side from={share(value)} to={share(each.atLow)} y={y} className={styles.low} />
              <Side from={share(value)} to={share(each.atHigh)} y={y} className={styles.high} />
              {i === chosen && (
                <Side
                  from={share(Math.min(value, each.atLow, each.atHigh))}
                  to={share(Math.max(value, each.atLow, each.atHigh))}
                  y={y}
                  className={styles.frame}
                />
              )}
            </g>
          );
        })}
        <line
          x1={`${share(value)}%`}
          x2={`${share(value)}%`}
          y1="0"
          y2={bars.length * ROW + 4}
          className={styles.base}
        />
      </svg>
      <p className={styles.readout} aria-live="polite">
        {bar === undefined ? '' : say(bar)}
      </p>
    </div>
  );
}

/** The part of a bar on one side; none if that end is not a number. */
function Side({
  from,
  to,
  y,
  className,
}: {
  from: number;
  to: number;
  y: number;
  className: string | undefined;
}) {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  return (
    <rect
      x={`${Math.min(from, to)}%`}
      width={`${Math.abs(to - from)}%`}
      y={y}
      height={BAR}
      className={className}
    />
  );
}
