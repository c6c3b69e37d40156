/** Weights and bounds of all members at once, pasted from a table. Nothing is used while something in it cannot be. */
import { useState } from 'react';
import { Button, Textarea, makeStyles } from '@fluentui/react-components';
import { readTables } from '../../analysis/allocation/readTables.js';
import type { Problem } from '../../messages/problem.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { Member } from '../../model/model.js';
import { findNamed } from '../../model/names.js';
import { Field, Note } from '../controls/kit.js';
import { ProblemNotice } from '../controls/ProblemList.js';
import { useText } from '../text/text.js';
import { BOUNDS, withAllocation, type AllocationDraft } from './allocationDraft.js';
import { asCsv } from './pastedTable.js';

const useStyles = makeStyles({ wide: { width: '100%' } });

interface Props {
  readonly draft: AllocationDraft;
  readonly members: readonly Pick<Member, 'key' | 'name' | 'aliases'>[];
  readonly unit: string;
  readonly onChange: (next: AllocationDraft) => void;
}

export function PastedMembers({ draft, members, unit, onChange }: Props) {
  const styles = useStyles();
  const { t, list } = useText(PLAN_WORDS);
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [told, setTold] = useState('');

  const take = () => {
    const read = readTables({ file: '', text: asCsv(text) }, undefined, unit);
    const rows = read.members.map((row) => ({ row, member: findNamed(members, row.name) }));
    const unknown = rows.filter(({ member }) => member === undefined).map(({ row }) => row.name);
    const errors = read.problems.filter(({ severity }) => severity === 'error');
    setProblems(read.problems);
    setTold(unknown.length > 0 ? t('allocationUnknown', { names: list(unknown) }) : '');
    if (errors.length > 0 || unknown.length > 0) return;
    const known = rows.flatMap(({ row, member }) => (member === undefined ? [] : [{ row, key: member.key }]));
    const { floor: _f, cap: _c, hold: _h, last: _l, ...rest } = draft.allocation;
    const bounds = BOUNDS.flatMap((bound) => {
      const own = known.flatMap(({ row, key }) =>
        row[bound] === undefined ? [] : [[key, row[bound]] as const],
      );
      return own.length === 0 ? [] : [[bound, Object.fromEntries(own)] as const];
    });
    const weights = Object.fromEntries(known.map(({ row, key }) => [key, row.weight]));
    onChange(withAllocation({ ...draft, allocation: rest }, { weights, ...Object.fromEntries(bounds) }));
    setTold(t('allocationPasted', { count: known.length }));
  };

  return (
    <>
      <Field label={t('allocationPaste')}>
        {(id) => (
          <Textarea
            id={id}
            className={styles.wide}
            resize="vertical"
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        )}
      </Field>
      <Button disabled={text.trim() === ''} onClick={take}>
        {t('allocationTake')}
      </Button>
      <div role="status">{told !== '' && <Note as="span">{told}</Note>}</div>
      <ProblemNotice problems={problems} />
    </>
  );
}
