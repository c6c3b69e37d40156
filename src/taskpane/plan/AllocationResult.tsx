/** The amounts of an allocation with shares and binding bounds, and what a member's wish for more costs the others. */
import { useState } from 'react';
import { Select, makeStyles } from '@fluentui/react-components';
import type { Allocated } from '../../analysis/allocation/allocate.js';
import { askForMore } from '../../analysis/allocation/plans.js';
import type { AllocationQuestion } from '../../analysis/allocation/question.js';
import { describe } from '../../messages/messages.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import { Field, Note, Notice, Section } from '../controls/kit.js';
import { formatNumber, unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import { OptionalNumber } from './OptionalNumber.js';
import { NumberTable } from '../controls/NumberTable.js';

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px', alignItems: 'end' },
});

const BINDS = {
  floor: 'allocationFloorBinds',
  cap: 'allocationCapBinds',
  hold: 'allocationHoldBinds',
} as const;

interface Props {
  readonly question: AllocationQuestion;
  readonly answer: Allocated;
  readonly unit: string;
  readonly year: number;
}

export function AllocationResult({ question, answer, unit, year }: Props) {
  const texts = useText(PLAN_WORDS);
  const { t } = texts;
  const { members, digits } = question;
  const number = (value: number): string => formatNumber(value, digits ?? 2, texts);
  const share = (value: number): string =>
    answer.total === 0 ? '–' : `${((100 * value) / answer.total).toFixed(1)}%`;
  const rows = members.map(({ name }, i) => {
    const value = answer.values[i] ?? 0;
    const bound = answer.binding.find(({ member }) => member === name);
    return [
      name,
      number(value),
      share(value),
      bound === undefined ? '' : t(BINDS[bound.kind], { value: number(bound.value) }),
    ];
  });
  const sum = answer.values.reduce((all, value) => all + value, 0);
  return (
    <>
      <NumberTable
        title={`${t('planAllocation')} · ${year}`}
        heads={[
          t('allocationWishMember'),
          `${t('planAmount')} (${unitLabel(unit, texts)})`,
          t('planShare'),
          t('allocationBound'),
        ]}
        rows={[...rows, [t('planSum'), number(sum), share(sum), '']]}
        hasSum
      />
      <Note>{t(answer.method === 'proRata' ? 'allocationProRata' : 'allocationQuadratic')}</Note>
      <Wish question={question} answer={answer} unit={unit} year={year} />
    </>
  );
}

function Wish({ question, answer, unit }: Props) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, language } = texts;
  const { members, digits } = question;
  const [chosen, setChosen] = useState<string>();
  const [percent, setPercent] = useState<number | undefined>(2);
  const member = members.find(({ name }) => name === chosen) ?? members[0];
  if (member === undefined) return null;
  const wish = percent === undefined ? undefined : askForMore(question, answer, member.name, percent);
  const number = (value: number): string => formatNumber(value, digits ?? 2, texts);
  const signed = (value: number): string => {
    const text = number(Math.abs(value));
    return Number(text.replaceAll(',', '')) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`;
  };
  return (
    <Section title={t('allocationWish')}>
      <div className={styles.grid}>
        <Field label={t('allocationWishMember')}>
          {(id) => (
            <Select id={id} value={member.name} onChange={(_, { value }) => setChosen(value)}>
              {members.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <OptionalNumber label={t('allocationWishPercent')} value={percent} onChange={setPercent} />
      </div>
      {wish?.answer.feasible === false && (
        <Notice intent="error">{describe(wish.answer.problem, language)}</Notice>
      )}
      {wish?.answer.feasible === true && (
        <NumberTable
          title={`${member.name} +${percent ?? 0}%`}
          heads={[
            t('allocationWishMember'),
            `${t('planAmount')} (${unitLabel(unit, texts)})`,
            t('allocationWishChange'),
          ]}
          rows={members.map(({ name }, i) => [
            name,
            number(wish.answer.feasible ? (wish.answer.values[i] ?? 0) : 0),
            signed(wish.changes[i] ?? 0),
          ])}
        />
      )}
    </Section>
  );
}
