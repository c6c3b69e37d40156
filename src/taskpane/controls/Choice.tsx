/** Labelled choices of the analyses' forms: an indicator, a year, a parameter, each a list of the system. */
import { type ReactNode, useId } from 'react';
import { Select, makeStyles, tokens } from '@fluentui/react-components';
import { isLever } from '../../analysis/calculate/point.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** `children` gets the id that the label points to. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface Props<T> {
  readonly label: string;
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

export function YearChoice({
  label,
  years,
  value,
  onChoose,
}: Props<number> & { readonly years: readonly number[] }) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Select id={id} value={value} onChange={(_, { value: chosen }) => onChoose(Number(chosen))}>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

/** Only indicators with a formula: the others have nothing that could move. */
export function IndicatorChoice({
  label,
  prepared,
  value,
  onChoose,
}: Props<string> & { readonly prepared: PreparedModel }) {
  const texts = useText();
  const projected = prepared.series.filter(({ expr }) => expr !== undefined);
  const groups = [...new Set(projected.map(({ indicator }) => indicator.group))];
  return (
    <Labelled label={label}>
      {(id) => (
        <Select id={id} value={value} onChange={(_, { value: chosen }) => onChoose(chosen)}>
          {groups.map((group) => (
            <optgroup key={group} label={nameOfKey(group, prepared.model.groups, texts)}>
              {projected
                .filter(({ indicator }) => indicator.group === group)
                .map(({ indicator }) => (
                  <option key={indicator.key} value={indicator.key}>
                    {texts.pick(indicator.name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

/** Levers that `moving` lists first, by group; conditions and what moves nothing are apart, so that nobody picks one by mistake. */
export function ParameterChoice({
  label,
  prepared,
  moving,
  others,
  value,
  onChoose,
}: Props<string> & {
  readonly prepared: PreparedModel;
  readonly moving: readonly string[];
  readonly others: readonly string[];
}) {
  const texts = useText(WHATIF);
  const { t } = texts;
  const isOffered = (key: string): boolean => {
    const parameter = prepared.parameterByKey.get(key)?.parameter;
    return parameter !== undefined && isLever(prepared, parameter);
  };
  const levers = moving.filter(isOffered);
  const conditions = moving.filter((key) => !isOffered(key));
  const groups = [...new Set(levers.map((key) => prepared.parameterByKey.get(key)?.parameter.group ?? ''))];
  const option = (key: string) => (
    <option key={key} value={key}>
      {texts.pick(prepared.parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key })}
    </option>
  );
  return (
    <Labelled label={label}>
      {(id) => (
        <Select id={id} value={value} onChange={(_, { value: chosen }) => onChoose(chosen)}>
          {groups.map((group) => (
            <optgroup key={group} label={nameOfKey(group, prepared.model.groups, texts)}>
              {levers
                .filter((key) => prepared.parameterByKey.get(key)?.parameter.group === group)
                .map(option)}
            </optgroup>
          ))}
          {conditions.length > 0 && (
            <optgroup label={t('conditionParameters')}>{conditions.map(option)}</optgroup>
          )}
          {others.length > 0 && <optgroup label={t('otherParameters')}>{others.map(option)}</optgroup>}
        </Select>
      )}
    </Labelled>
  );
}
