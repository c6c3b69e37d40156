/** Between workbook and pane: drag it, or use the arrow keys, to change the pane's width. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { redraw } from './useWorkbook.js';

/** Pixels. */
const NARROWEST = 320;
const WIDEST = 720;
const STEP = 20;

const useStyles = makeStyles({
  splitter: {
    flexShrink: 0,
    width: '5px',
    cursor: 'col-resize',
    touchAction: 'none',
    backgroundColor: tokens.colorNeutralStroke2,
    ':hover': { backgroundColor: tokens.colorCompoundBrandStroke },
    ':focus-visible': {
      backgroundColor: tokens.colorCompoundBrandStroke,
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
    },
    '@media (forced-colors: active)': { borderLeft: '1px solid' },
    '@media (max-width: 759px)': { display: 'none' },
  },
});

interface Props {
  readonly label: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
}

export function Splitter({ label, width, onResize }: Props) {
  const styles = useStyles();
  const drag = useRef<{ x: number; width: number }>(undefined);
  const resize = (wanted: number) => {
    onResize(Math.min(Math.max(wanted, NARROWEST), Math.min(WIDEST, window.innerWidth - NARROWEST)));
    // After the columns have moved.
    requestAnimationFrame(redraw);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: NARROWEST,
      End: WIDEST,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (drag.current !== undefined) resize(drag.current.width + drag.current.x - event.clientX);
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
    />
  );
}
