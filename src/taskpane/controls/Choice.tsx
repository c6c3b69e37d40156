/** Select fields of the analyses' forms: an indicator, a year, a parameter. */
import { Select } from '@fluentui/react-components';
import { isLever } from '../../analysis/calculate/point.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';
import { Field } from './kit.js';
import { SeriesChoice } from './SeriesChoice.js';

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
    <Field label={label}>
      {(id) => (
        <Select id={id} value={value} onChange={(_, { value: chosen }) => onChoose(Number(chosen))}>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Only indicators with a formula: the others cannot change. */
export function IndicatorChoice({
  label,
  prepared,
  value,
  onChoose,
}: Props<string> & { readonly prepared: PreparedModel }) {
  const projected = prepared.series.filter(({ expr }) => expr !== undefined);
  return (
    <SeriesChoice label={label} prepared={prepared} series={projected} value={value} onChoose={onChoose} />
  );
}

/**
 * Levers among `moving` come first, by group; conditions and parameters without effect are listed separately, so that nobody
 * chooses one by mistake.
 */
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
    <Field label={label}>
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
    </Field>
  );
}
