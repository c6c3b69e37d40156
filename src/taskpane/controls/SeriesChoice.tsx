/**
 * Chooses a series: an indicator by group and, if it has members, its total or one of them. `onChoose` receives the key of the
 * series.
 */
import { Select } from '@fluentui/react-components';
import type { PreparedIndicator, PreparedModel } from '../../model/prepared.js';
import { nameOfKey } from '../text/groups.js';
import { memberName } from '../text/memberName.js';
import { useText } from '../text/text.js';
import { Field } from './kit.js';

interface Props {
  readonly label: string;
  readonly prepared: PreparedModel;
  /** Those of the model's series that can be chosen. */
  readonly series: readonly PreparedIndicator[];
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

export function SeriesChoice({ label, prepared: { model, seriesByKey }, series, value, onChoose }: Props) {
  const texts = useText();
  const { t, pick } = texts;
  const ownerOf = ({ indicator, member }: PreparedIndicator): string => member?.of ?? indicator.key;
  const owners = [...new Set(series.map(ownerOf))].flatMap((key) => seriesByKey.get(key) ?? []);
  const groups = [...new Set(owners.map(({ indicator }) => indicator.group))];
  const chosen = seriesByKey.get(value);
  const owner = chosen === undefined ? undefined : ownerOf(chosen);
  const rows = series.filter((row) => row.member !== undefined && row.member.of === owner);
  const firstOf = (key: string): string => series.find((row) => ownerOf(row) === key)?.indicator.key ?? key;
  return (
    <>
      <Field label={label}>
        {(id) => (
          <Select id={id} value={owner ?? ''} onChange={(_, data) => onChoose(firstOf(data.value))}>
            {groups.map((group) => (
              <optgroup key={group} label={nameOfKey(group, model.groups, texts)}>
                {owners
                  .filter(({ indicator }) => indicator.group === group)
                  .map(({ indicator: { key, name } }) => (
                    <option key={key} value={key}>
                      {pick(name)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      {rows.length > 0 && (
        <Field label={t('results.member')}>
          {(id) => (
            <Select id={id} value={value} onChange={(_, data) => onChoose(data.value)}>
              {rows.map(({ indicator: { key }, member }) => (
                <option key={key} value={key}>
                  {memberName(member, texts)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  );
}
