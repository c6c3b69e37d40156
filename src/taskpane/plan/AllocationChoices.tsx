/** What the form of a new allocation offers: the members, and weights by a series that has them. */
import { Select } from '@fluentui/react-components';
import { membersOver } from '../../analysis/allocation/declared.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { Field } from '../controls/kit.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';
import { levelsOf, withAllocation, type AllocationDraft } from './allocationDraft.js';

interface PartProps {
  readonly prepared: PreparedModel;
  readonly draft: AllocationDraft;
}

/** Among whom the total is divided. */
export function LevelChoice({
  prepared,
  draft,
  onChange,
}: PartProps & { readonly onChange: (next: AllocationDraft) => void }) {
  const { t, pick } = useText(PLAN_WORDS);
  const levels = levelsOf(prepared.model);
  const idOf = ({ dimension, level }: { dimension: string; level: string }): string =>
    `${dimension} ${level}`;
  return (
    <Field label={t('allocationOver')}>
      {(id) => (
        <Select
          id={id}
          value={idOf(draft.allocation.over)}
          onChange={(_, { value }) => {
            const found = levels.find((each) => idOf(each) === value);
            if (found === undefined) return;
            const { dimension, level, members } = found;
            const { floor: _f, cap: _c, hold: _h, last: _l, ...rest } = draft.allocation;
            const weights = Object.fromEntries(members.map(({ key }) => [key, 1]));
            onChange({ ...draft, allocation: { ...rest, over: { dimension, level }, weights } });
          }}
        >
          {levels.map((each) => {
            const dimension = prepared.model.dimensions?.find(({ key }) => key === each.dimension);
            return (
              <option key={idOf(each)} value={idOf(each)}>
                {`${pick(dimension?.name ?? { zh: each.dimension, en: each.dimension })} · ${each.level} (${each.members.length})`}
              </option>
            );
          })}
        </Select>
      )}
    </Field>
  );
}

interface WeightProps extends PartProps {
  readonly projection: Projection;
  readonly onTake: (next: AllocationDraft, words: string) => void;
}

/** Weights by a series that has the same members, as it is in the base year. */
export function WeightSource({ prepared, projection, draft, onTake }: WeightProps) {
  const texts = useText(PLAN_WORDS);
  const { t } = texts;
  const { model } = prepared;
  const { over } = draft.allocation;
  const members = membersOver(model, draft.allocation);
  const offered = model.indicators.filter(
    ({ over: own = [] }) =>
      own.length === 1 && own[0]?.dimension === over.dimension && own[0].level === over.level,
  );
  if (offered.length === 0) return null;
  const take = (indicator: string) => {
    const rows = new Map(
      prepared.series.flatMap((row) =>
        row.member?.of === indicator
          ? row.member.members.map(({ key }) => [key, row.indicator.key] as const)
          : [],
      ),
    );
    const column = projection.years.indexOf(model.baseYear);
    const found = members.map(({ key, name }) => {
      const series = projection.indicators.find((row) => row.key === rows.get(key));
      const value = series?.values[column];
      return { key, name, value: typeof value === 'number' && value > 0 ? value : undefined };
    });
    const weights = Object.fromEntries(found.map(({ key, value }) => [key, value ?? 0]));
    const missing = found.filter(({ value }) => value === undefined).map(({ name }) => texts.pick(name));
    const args = { name: nameOfKey(indicator, model.indicators, texts), year: model.baseYear };
    onTake(
      withAllocation(draft, { weights }),
      t('allocationWeightsTaken', { ...args, missing: missing.length === 0 ? '–' : texts.list(missing) }),
    );
  };
  return (
    <Field label={t('allocationWeightsFrom')}>
      {(id) => (
        <Select id={id} defaultValue="" onChange={(_, { value }) => value !== '' && take(value)}>
          <option value="">{t('allocationTyped')}</option>
          {offered.map(({ key, name }) => (
            <option key={key} value={key}>
              {texts.pick(name)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
