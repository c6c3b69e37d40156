/**
 * One parameter in one scenario: its value for all years or year by year, whether the scenario gives or inherits it, its
 * plausible range, and its source.
 */
import { memo, useState } from 'react';
import { Button, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Model, Parameter, ParameterValue, Scenario } from '../../model/model.js';
import { holdsDefault, reachOf } from '../../model/ownership.js';
import { heldValue, lineage, resolveParameter, yearsOf } from '../../model/parameters.js';
import { formatPrinted, unitLabel } from '../text/format.js';
import { NumberField } from '../controls/NumberField.js';
import { stepOf } from '../text/step.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { Origin } from './Origin.js';
import { SourceText } from '../controls/SourceText.js';
import type { ParameterChange } from '../state/state.js';
import { useText } from '../text/text.js';
import { YearValues } from './YearValues.js';
import { useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  own: { borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`, paddingInlineStart: '10px' },
  controls: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 132px',
    alignItems: 'start',
    gap: '10px',
    margin: '6px 0 2px',
  },
  slider: {
    width: '100%',
    height: '32px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
  },
  select: { width: '100%', margin: '6px 0 2px' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 4px',
    marginInlineStart: '-8px',
  },
  button: { minWidth: 0, color: tokens.colorBrandForegroundLink },
});

interface Props {
  readonly parameter: Parameter;
  readonly scenario: Scenario;
  readonly model: Model;
}

function Card({ parameter, scenario, model }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick, list } = texts;
  const dispatch = useDispatch();
  const { key, min, max } = parameter;
  const name = pick(parameter.name);
  const unit = parameter.options === undefined ? unitLabel(parameter.unit, texts) : '';
  const values = resolveParameter(model, scenario, parameter);
  const first = values[0]?.value ?? 0;
  const varies = values.some(({ value }) => value !== first);
  const given = scenario.values[key];
  const original = usePane((state) => state.original)?.parameters.find((row) => row.key === key)?.value;
  const isBase = holdsDefault(model, scenario.key, key);
  const isOwn = isBase ? !isSameValue(parameter.value, original) : given !== undefined;
  const [isOpen, setOpen] = useState(false);

  const set = (change: ParameterChange) =>
    dispatch({ kind: 'setParameter', scenario: scenario.key, parameter: key, ...change });
  const leave = () => dispatch({ kind: 'endGesture' });

  return (
    <article className={mergeClasses(look.card, isOwn && styles.own)} aria-label={name}>
      <div className={look.head}>
        <h3 className={look.name}>{name}</h3>
        <Origin
          name={name}
          isBase={isBase}
          isOwn={isOwn}
          from={list(giversOf(model, scenario, key).map((giver) => pick(giver.name)))}
          reach={reachOf(model, scenario.key, key).length}
          onOverride={() => {
            set({ year: 'all', value: 'override' });
            leave();
          }}
          onReset={() => {
            set({ year: 'all', value: 'inherit' });
            leave();
          }}
        />
      </div>
      {parameter.options !== undefined ? (
        <Select
          className={styles.select}
          aria-label={name}
          value={String(first)}
          onChange={(_, { value }) => {
            set({ year: 'all', value: Number(value) });
            leave();
          }}
        >
          {parameter.options.map((option, index) => (
            <option key={index} value={min + index}>
              {pick(option)}
            </option>
          ))}
        </Select>
      ) : varies ? (
        <p className={look.note}>
          {t('scenarios.varies')}
          {texts.language === 'zh' ? '：' : ': '}
          {changesOf(values, model)
            .map(({ year, value }) => `${year} ${formatPrinted(value, texts)}${unit === '%' ? '%' : ''}`)
            .join(' → ')}
          {unit === '%' ? '' : ` ${unit}`}
        </p>
      ) : (
        <div className={styles.controls}>
          <input
            type="range"
            className={styles.slider}
            aria-label={t('scenarios.sliderOf', { name })}
            aria-valuetext={`${first} ${unit}`}
            min={min}
            max={max}
            step={stepOf(min, max)}
            value={first}
            onChange={(event) => set({ year: 'all', value: Number(event.target.value) })}
            onPointerUp={leave}
            onBlur={leave}
          />
          <NumberField
            label={t('scenarios.valueOf', { name, unit })}
            value={first}
            unit={unit}
            min={min}
            max={max}
            onChange={(value) => set({ year: 'all', value })}
            onLeave={leave}
          />
        </div>
      )}
      {isOpen && (
        <YearValues
          name={name}
          unit={unit}
          parameter={parameter}
          own={isBase ? parameter.value : given}
          isBase={isBase}
          years={yearsOf(model)}
          values={values}
          onChange={set}
          onLeave={leave}
        />
      )}
      <div className={styles.buttons}>
        {parameter.options === undefined && (
          <Button
            size="small"
            appearance="transparent"
            className={styles.button}
            aria-expanded={isOpen}
            aria-label={t('scenarios.byYearOf', { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('scenarios.byYear')}
          </Button>
        )}
        {varies && (
          <Button
            size="small"
            appearance="transparent"
            className={styles.button}
            aria-label={t('scenarios.evenOf', { name })}
            onClick={() => {
              set({ year: 'all', value: values.at(-1)?.value ?? first });
              leave();
            }}
          >
            {t('scenarios.even')}
          </Button>
        )}
      </div>
      <p className={look.note}>
        {pick(parameter.reason)} {t('scenarios.source')}
        {texts.language === 'zh' ? '：' : ': '}
        <SourceText source={parameter.source} model={model} />
        {parameter.options === undefined && (
          <>
            {texts.language === 'zh' ? '。' : '. '}
            {t('scenarios.range', {
              min: formatPrinted(min, texts),
              max: `${formatPrinted(max, texts)}${unit === '%' ? '%' : ''}`,
            })}
          </>
        )}
      </p>
    </article>
  );
}

/** Moving one slider does not render the cards of other parameters again. */
export const ParameterCard = memo(
  Card,
  (before, after) =>
    before.parameter === after.parameter &&
    before.model.figures === after.model.figures &&
    before.model.firstYear === after.model.firstYear &&
    before.model.horizon === after.model.horizon &&
    isSameLine(before, after) &&
    isSameReach(before, after),
);

/** Whether a change would affect the same value and the same number of scenarios. */
function isSameReach(before: Props, after: Props): boolean {
  const [old, fresh] = [before, after].map(({ model, scenario: { key: scenario }, parameter: { key } }) => ({
    isBase: holdsDefault(model, scenario, key),
    reach: reachOf(model, scenario, key).length,
  }));
  return old?.isBase === fresh?.isBase && old?.reach === fresh?.reach;
}

/** Whether the scenario and those that it extends have the same values of the parameter. */
function isSameLine(before: Props, after: Props): boolean {
  const [old, fresh] = [lineage(before.model, before.scenario), lineage(after.model, after.scenario)];
  const { key } = after.parameter;
  return (
    old.length === fresh.length &&
    old.every((row, i) => {
      const other = fresh[i];
      return row.key === other?.key && row.name === other.name && row.values[key] === other.values[key];
    })
  );
}

/** The scenarios that give the inherited values: the base scenario if the default applies; none for a base scenario. */
function giversOf(model: Model, scenario: Scenario, parameter: string): readonly Scenario[] {
  const ancestors = lineage(model, scenario).slice(1);
  const givers = yearsOf(model).map(
    (year) =>
      ancestors.find((ancestor) => heldValue(ancestor.values[parameter], year) !== undefined) ??
      ancestors.at(-1),
  );
  return [...new Set(givers)].filter((giver) => giver !== undefined);
}

/** Compared by content; given years in any order. */
function isSameValue(a: ParameterValue, b: ParameterValue | undefined): boolean {
  if (typeof a === 'number' || typeof b !== 'object') return a === b;
  return Object.keys({ ...a, ...b }).every((year) => a[Number(year)] === b[Number(year)]);
}

/** Years in which the value changes, the first one included. */
function changesOf(
  values: readonly { readonly value: number }[],
  model: Model,
): readonly { year: number; value: number }[] {
  return values.flatMap(({ value }, index) =>
    index > 0 && values[index - 1]?.value === value ? [] : [{ year: model.firstYear + index, value }],
  );
}
