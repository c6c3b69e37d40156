/** The allocation of a yearly total: what is divided, among whom and by which weights and bounds, the amounts, and a member's wish. */
import { useState } from 'react';
import { Button, Select, makeStyles } from '@fluentui/react-components';
import { membersOver } from '../../analysis/allocation/declared.js';
import { both, fill } from '../../messages/language.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { YearChoice } from '../controls/Choice.js';
import { Field, Note, Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { SeriesChoice } from '../controls/SeriesChoice.js';
import { usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';
import { LevelChoice, WeightSource } from './AllocationChoices.js';
import { AllocationResult } from './AllocationResult.js';
import {
  divide,
  divisibleSeries,
  keepDraft,
  levelsOf,
  startDraft,
  totalOf,
  withAllocation,
  type AllocationDraft,
} from './allocationDraft.js';
import { MemberFields } from './MemberFields.js';
import { OptionalNumber } from './OptionalNumber.js';
import { PastedMembers } from './PastedMembers.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

const NEW = '';

export default function AllocationPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const { t, pick } = useText(PLAN_WORDS);
  const { prepared, projections } = calculation;
  const { model } = prepared;
  const declared = model.allocations ?? [];
  const [key, setKey] = useState(declared[0]?.key ?? NEW);
  const [kept, setKept] = useState<string>();
  const scenario = usePane((state) => state.scenario);
  const projection = projections.get(scenario) ?? [...projections.values()][0];
  if (levelsOf(model).length === 0 && declared.length === 0) return <Note>{t('allocationNoMembers')}</Note>;
  return (
    <div className={styles.panel}>
      {declared.length > 0 && (
        <Field label={t('allocationChoose')}>
          {(id) => (
            <Select id={id} value={key} onChange={(_, { value }) => setKey(value)}>
              {declared.map((each) => (
                <option key={each.key} value={each.key}>
                  {pick(each.name)}
                </option>
              ))}
              <option value={NEW}>{t('allocationNew')}</option>
            </Select>
          )}
        </Field>
      )}
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      {projection !== undefined && (
        <Form
          key={key}
          prepared={prepared}
          projection={projection}
          declared={key}
          onEdit={() => setKept(undefined)}
          onKept={(next) => {
            setKey(next);
            setKept(next);
          }}
        />
      )}
      <div role="status">{kept === key && <Notice intent="success">{t('allocationKept')}</Notice>}</div>
    </div>
  );
}

interface FormProps {
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly declared: string;
  readonly onKept: (key: string) => void;
  readonly onEdit: () => void;
}

function Form({ prepared, projection, declared, onKept, onEdit }: FormProps) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, pick } = texts;
  const { model } = prepared;
  const change = useChangeModel();
  const [draft, setDraft] = useState(() => startDraft(prepared, declared));
  const [taken, setTaken] = useState('');
  const [refused, setRefused] = useState<string>();
  if (draft === undefined) return <Note>{t('allocationNoMembers')}</Note>;
  const { allocation, year } = draft;
  const edit = (next: AllocationDraft) => {
    setDraft(next);
    onEdit();
  };
  const unit = prepared.seriesByKey.get(allocation.total)?.unit.symbol ?? '';
  const total = totalOf(prepared, projection, draft);
  const members = membersOver(model, allocation);
  const divided = total === undefined ? undefined : divide(model, draft, total, pick);
  const nameOf = (key: string): string => nameOfKey(key, model.indicators, texts);
  const isEqual = new Set(Object.values(allocation.weights)).size === 1;
  const keep = () => {
    const { zh, en } =
      model.indicators.find((row) => row.key === allocation.total)?.name ?? both(allocation.total);
    const name = {
      zh: fill(PLAN_WORDS.allocationNewName.zh, { name: zh }),
      en: fill(PLAN_WORDS.allocationNewName.en, { name: en }),
    };
    const fault = change(keepDraft(model, draft, name));
    setRefused(fault);
    if (fault === undefined) onKept(allocation.key);
  };

  return (
    <div className={styles.panel}>
      {declared === NEW && (
        <>
          <SeriesChoice
            label={t('allocationTotalOf')}
            prepared={prepared}
            series={divisibleSeries(prepared)}
            value={allocation.total}
            onChoose={(key) => edit(withAllocation(draft, { total: key }))}
          />
          <LevelChoice prepared={prepared} draft={draft} onChange={edit} />
        </>
      )}
      <YearChoice
        label={t('planYear')}
        years={prepared.years.filter((each) => each > model.baseYear)}
        value={year}
        onChoose={(chosen) =>
          edit({
            ...draft,
            year: chosen,
            ...(declared === NEW ? { allocation: { ...allocation, years: [chosen] } } : {}),
          })
        }
      />
      <p>
        {t('allocationTotal', { name: nameOf(allocation.total) })}{' '}
        {total === undefined ? '–' : joinUnit(formatPrinted(total, texts), unit, texts)}
      </p>
      <WeightSource
        prepared={prepared}
        projection={projection}
        draft={draft}
        onTake={(next, words) => {
          edit(next);
          setTaken(words);
        }}
      />
      {taken !== '' && <Note role="status">{taken}</Note>}
      {isEqual && taken === '' && <Notice intent="warning">{t('allocationEqual')}</Notice>}
      <MemberFields draft={draft} members={members} unit={unit} onChange={edit} />
      <PastedMembers draft={draft} members={members} unit={unit} onChange={edit} />
      <OptionalNumber
        label={t('allocationGrowth')}
        value={draft.leastGrowth}
        onChange={(value) => {
          const { leastGrowth: _, ...rest } = draft;
          edit(value === undefined ? rest : { ...rest, leastGrowth: value });
        }}
      />
      <OptionalNumber
        label={t('allocationDigits')}
        value={draft.digits}
        onChange={(value) => {
          const { digits: _, ...rest } = draft;
          edit(
            value === undefined ? rest : { ...rest, digits: Math.min(12, Math.max(0, Math.round(value))) },
          );
        }}
      />
      {total === undefined && <Notice intent="warning">{t('allocationNoTotal', { year })}</Notice>}
      {divided !== undefined && divided.problems.length > 0 && (
        <Notice intent="error">
          <ProblemList problems={divided.problems} />
        </Notice>
      )}
      {divided?.answer?.feasible === true && (
        <>
          <AllocationResult question={divided.question} answer={divided.answer} unit={unit} year={year} />
          <Button appearance="primary" onClick={keep}>
            {t('allocationKeep')}
          </Button>
        </>
      )}
      {refused !== undefined && <Notice intent="error">{refused}</Notice>}
    </div>
  );
}
