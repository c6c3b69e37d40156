/**
 * A spider chart: one line per parameter shows the indicator as the parameter changes from its low end to its high end. The step
 * is chosen by arrow keys or pointer; its values are listed below.
 */
import { useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { SpiderLine } from '../../analysis/sensitivity/sensitivity.js';
import { LineSample } from '../controls/ScenarioPicker.js';
import { lineColor, lineDash } from '../controls/theme.js';
import { onStepKeys } from './stepKeys.js';
import { linePath } from './yearFrame.js';

const HEIGHT = 180;

const useStyles = makeStyles({
  svg: {
    display: 'block',
    width: '100%',
    height: `${HEIGHT}px`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  line: { fill: 'none', vectorEffect: 'non-scaling-stroke', strokeWidth: '2.25px' },
  cursor: { stroke: tokens.colorNeutralStroke1, vectorEffect: 'non-scaling-stroke' },
  base: { stroke: tokens.colorNeutralStroke1, strokeDasharray: '3 3', vectorEffect: 'non-scaling-stroke' },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  readout: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '2px',
    alignItems: 'center',
    marginBlockStart: '6px',
    fontSize: tokens.fontSizeBase200,
  },
  place: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  number: { textAlign: 'end' },
});

interface Props {
  readonly description: string;
  readonly lines: readonly SpiderLine[];
  readonly value: number;
  readonly nameOf: (line: SpiderLine) => string;
  /** The value of a line at a step, as text. */
  readonly say: (line: SpiderLine, step: number) => string;
  readonly sayPlace: (share: number) => string;
  readonly ends: readonly [low: string, high: string];
}

export function Spider({ description, lines, value, nameOf, say, sayPlace, ends }: Props) {
  const styles = useStyles();
  const steps = (lines[0]?.results.length ?? 1) - 1;
  const [chosen, setStep] = useState(steps);
  const step = Math.min(chosen, steps);
  const known = [value, ...lines.flatMap(({ results }) => results)].filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => 1 + (98 * i) / steps;
  const y = (cell: number) => 96 - 92 * (most === least ? 0.5 : (cell - least) / (most - least));
  return (
    <div>
      <svg
        role="img"
        aria-label={description}
        tabIndex={0}
        className={styles.svg}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        onKeyDown={onStepKeys('across', step, steps + 1, setStep)}
        onPointerMove={({ clientX, currentTarget }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          setStep(Math.min(steps, Math.max(0, Math.round((steps * (clientX - left)) / width))));
        }}
      >
        <path d={`M0 ${y(value)}H100`} className={styles.base} />
        <path d={`M${x(step)} 0V100`} className={styles.cursor} />
        {lines.map((line, i) => (
          <path
            key={line.parameter}
            d={linePath(
              line.results.map((cell, k) => (Number.isFinite(cell) ? { x: x(k), y: y(cell) } : undefined)),
            )}
            className={styles.line}
            stroke={lineColor(i)}
            strokeDasharray={lineDash(i)}
          />
        ))}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      <div className={styles.readout} aria-live="polite">
        <span className={styles.place}>{sayPlace(step / Math.max(1, steps))}</span>
        {lines.map((line, i) => [
          <LineSample key={`${line.parameter}-line`} index={i} />,
          <span key={`${line.parameter}-name`}>{nameOf(line)}</span>,
          <span key={`${line.parameter}-value`} className={styles.number}>
            {say(line, step)}
          </span>,
        ])}
      </div>
    </div>
  );
}
