/** Chooses the indicator in focus, by group. */
import { Select } from '@fluentui/react-components';
import type { PreparedModel } from '../../model/prepared.js';
import { nameOfKey } from '../text/groups.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Field } from './kit.js';

export function IndicatorSelect({ prepared: { model, series } }: { readonly prepared: PreparedModel }) {
  const texts = useText();
  const { t, pick } = texts;
  const dispatch = useDispatch();
  const chosen = usePane((state) => state.indicator);
  const shown = series.find(({ indicator }) => indicator.key === chosen) ?? series[0];
  const groups = [...new Set(series.map(({ indicator }) => indicator.group))];
  return (
    <Field label={t('results.indicator')}>
      {(id) => (
        <Select
          id={id}
          value={shown?.indicator.key ?? ''}
          onChange={(_, { value }) => dispatch({ kind: 'chooseIndicator', indicator: value })}
        >
          {groups.map((group) => (
            <optgroup key={group} label={nameOfKey(group, model.groups, texts)}>
              {series
                .filter(({ indicator }) => indicator.group === group)
                .map(({ indicator }) => (
                  <option key={indicator.key} value={indicator.key}>
                    {pick(indicator.name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      )}
    </Field>
  );
}
