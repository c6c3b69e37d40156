/** One actual by fields, or many pasted from a table. Enter in a field adds it, and the next one starts with the same series. */
import { useState } from 'react';
import { Button, Input, Select, Textarea, makeStyles } from '@fluentui/react-components';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { writeCsv } from '../../figures/csv.js';
import type { ActualRow } from '../../analysis/monitoring/actualRows.js';
import type { Problem } from '../../messages/problem.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import { Field, Note } from '../controls/kit.js';
import { ProblemNotice } from '../controls/ProblemList.js';
import { SeriesChoice } from '../controls/SeriesChoice.js';
import { unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import { addTable } from './observations.js';
import { asCsv } from './pastedTable.js';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0 },
  wide: { width: '100%', minWidth: 0, '& input': { minWidth: 0 } },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly rows: readonly ActualRow[];
  readonly onChange: (rows: readonly ActualRow[]) => void;
}

export function ObservationFields({ prepared, rows, onChange }: Props) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, pick } = texts;
  const { model } = prepared;
  const series = prepared.series.filter(({ member }) => member === undefined || member.role === 'total');
  const first = series.find(({ indicator }) => indicator.headline === true) ?? series[0];
  const [indicator, setIndicator] = useState(first?.indicator.key ?? '');
  const [member, setMember] = useState('');
  const [period, setPeriod] = useState('');
  const [value, setValue] = useState('');
  const [pasted, setPasted] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [told, setTold] = useState('');
  const unit = prepared.seriesByKey.get(indicator)?.unit.symbol ?? '';
  const members = (model.dimensions ?? []).flatMap((dimension) => dimension.members);

  const add = (csv: string): boolean => {
    const added = addTable(rows, csv, prepared);
    setProblems(added.problems);
    setTold(added.replaced > 0 ? t('monitoringReplaced', { count: added.replaced }) : '');
    if (added.rows === undefined) return false;
    onChange(added.rows);
    return true;
  };
  const addTyped = () => {
    const typed = readTypedNumber(value, { unit });
    const cells = [indicator, member, period.trim(), typed.ok ? String(typed.value) : value.trim()];
    if (add(writeCsv([['indicator', 'member', 'period', 'value'], cells]))) setValue('');
  };

  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (period.trim() !== '' && value.trim() !== '') addTyped();
        }}
      >
        <SeriesChoice
          label={t('monitoringIndicator')}
          prepared={prepared}
          series={series}
          value={indicator}
          onChoose={setIndicator}
        />
        {members.length > 0 && (
          <Field label={t('monitoringMember')}>
            {(id) => (
              <Select id={id} value={member} onChange={(_, data) => setMember(data.value)}>
                <option value="">{t('monitoringWhole')}</option>
                {members.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {pick(name)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t('monitoringPeriod')}>
          {(id) => (
            <Input
              id={id}
              className={styles.wide}
              autoComplete="off"
              value={period}
              onChange={(_, data) => setPeriod(data.value)}
            />
          )}
        </Field>
        <Field label={t('monitoringValue', { unit: unitLabel(unit, texts) })}>
          {(id) => (
            <Input
              id={id}
              className={styles.wide}
              inputMode="decimal"
              autoComplete="off"
              value={value}
              onChange={(_, data) => setValue(data.value)}
            />
          )}
        </Field>
        <Button type="submit" appearance="primary" disabled={period.trim() === '' || value.trim() === ''}>
          {t('monitoringAdd')}
        </Button>
      </form>
      <Field label={t('monitoringPaste')}>
        {(id) => (
          <Textarea
            id={id}
            className={styles.wide}
            resize="vertical"
            value={pasted}
            onChange={(_, data) => setPasted(data.value)}
          />
        )}
      </Field>
      <Button disabled={pasted.trim() === ''} onClick={() => add(asCsv(pasted)) && setPasted('')}>
        {t('monitoringTake')}
      </Button>
      <div role="status">{told !== '' && <Note as="span">{told}</Note>}</div>
      <ProblemNotice problems={problems} />
    </>
  );
}
