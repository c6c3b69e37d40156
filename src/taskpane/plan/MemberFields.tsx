/** Weight and bounds of one member at a time, so that a long list stays short. */
import { useState } from 'react';
import { Select, makeStyles } from '@fluentui/react-components';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { Member } from '../../model/model.js';
import { Field, Section } from '../controls/kit.js';
import { unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import { BOUNDS, setMember, type AllocationDraft } from './allocationDraft.js';
import { OptionalNumber } from './OptionalNumber.js';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px', alignItems: 'end' },
});

const WORDS = {
  floor: 'allocationFloor',
  cap: 'allocationCap',
  hold: 'allocationHold',
  last: 'allocationLast',
} as const;

interface Props {
  readonly draft: AllocationDraft;
  readonly members: readonly Pick<Member, 'key' | 'name'>[];
  readonly unit: string;
  readonly onChange: (next: AllocationDraft) => void;
}

export function MemberFields({ draft, members, unit, onChange }: Props) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, pick } = texts;
  const [chosen, setChosen] = useState<string>();
  const member = members.find(({ key }) => key === chosen) ?? members[0];
  if (member === undefined) return null;
  const { key } = member;
  const { allocation } = draft;
  return (
    <Section title={t('allocationEdit')}>
      <Field label={t('allocationWishMember')}>
        {(id) => (
          <Select id={id} value={key} onChange={(_, { value }) => setChosen(value)}>
            {members.map((each) => (
              <option key={each.key} value={each.key}>
                {pick(each.name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {/* Fields of another member have no text of this one. */}
      <div key={key} className={styles.grid}>
        <OptionalNumber
          label={t('allocationWeight')}
          value={allocation.weights[key] ?? 0}
          onChange={(value) => onChange(setMember(draft, key, 'weight', value))}
        />
        {BOUNDS.map((bound) => (
          <OptionalNumber
            key={bound}
            label={`${t(WORDS[bound])} (${unitLabel(unit, texts)})`}
            value={allocation[bound]?.[key]}
            unit={unit}
            onChange={(value) => onChange(setMember(draft, key, bound, value))}
          />
        ))}
      </div>
    </Section>
  );
}
