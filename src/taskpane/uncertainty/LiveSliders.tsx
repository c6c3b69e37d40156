/**
 * Sliders of the parameters that move the shown indicator, the strongest first. Dragging only updates the fan chart; releasing
 * writes the value into the scenario, as one step of undo.
 */
import { memo, useState, useSyncExternalStore } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import type { LiveStore } from './liveStore.js';
import type { Handle } from './movable.js';
import { stepOf } from '../text/step.js';
import { useText } from '../text/text.js';
import { Note } from '../controls/kit.js';

/** Sliders shown at first. */
const FEW = 5;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '6px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'baseline', gap: '0 8px' },
  slider: {
    gridColumn: '1 / -1',
    width: '100%',
    height: '28px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  more: {
    alignSelf: 'start',
    minWidth: 0,
    marginInlineStart: '-8px',
    color: tokens.colorBrandForegroundLink,
  },
});

interface Props {
  readonly store: LiveStore;
  readonly handles: readonly Handle[];
  readonly scenarioName: string;
  readonly onMove: (handle: Handle, value: number) => void;
  readonly onSettle: (handle: Handle, value: number) => void;
}

export const LiveSliders = memo(function LiveSliders(props: Props) {
  const { store, handles, scenarioName, onMove, onSettle } = props;
  const styles = useStyles();
  const { t } = useText(UNCERTAINTY);
  const movers = useSyncExternalStore(store.subscribe, () => store.getState().movers);
  const [isOpen, setOpen] = useState(false);
  if (movers === undefined) return null;
  const rows = movers.flatMap((key) => handles.find(({ parameter }) => parameter.key === key) ?? []);

  return (
    <section className={styles.list} aria-label={t('sliders')}>
      <h2 className={styles.title}>{t('sliders')}</h2>
      <Note>{rows.length === 0 ? t('slidersNone') : t('slidersNote', { scenario: scenarioName })}</Note>
      {rows.slice(0, isOpen ? rows.length : FEW).map((handle) => (
        // A value changed elsewhere, or by undo, moves the slider there.
        <Slider
          key={`${handle.parameter.key} ${handle.value}`}
          handle={handle}
          onMove={onMove}
          onSettle={onSettle}
        />
      ))}
      {rows.length > FEW && !isOpen && (
        <Button size="small" appearance="transparent" className={styles.more} onClick={() => setOpen(true)}>
          {t('moreSliders', { count: rows.length - FEW })}
        </Button>
      )}
    </section>
  );
});

function Slider({ handle, onMove, onSettle }: Pick<Props, 'onMove' | 'onSettle'> & { handle: Handle }) {
  const styles = useStyles();
  const texts = useText();
  const { parameter, min, max } = handle;
  const [value, setValue] = useState(handle.value);
  const shown = joinUnit(formatPrinted(value, texts), parameter.unit, texts);
  const settle = () => {
    if (value !== handle.value) onSettle(handle, value);
  };
  return (
    <label className={styles.row}>
      <span>{texts.pick(parameter.name)}</span>
      <span>{shown}</span>
      <input
        type="range"
        className={styles.slider}
        aria-valuetext={shown}
        min={min}
        max={max}
        step={stepOf(min, max)}
        value={value}
        onChange={(event) => {
          const next = Number(event.target.value);
          setValue(next);
          onMove(handle, next);
        }}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </label>
  );
}
