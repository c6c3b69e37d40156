/**
 * Edits the distribution of a parameter: its kind, numbers and truncation, with a preview. Nothing changes in the model before
 * "apply", which is one step of undo.
 */
import { useState } from 'react';
import { Button, Input, Select, makeStyles } from '@fluentui/react-components';
import { setDistribution } from '../../analysis/uncertainty/editUncertainty.js';
import { isGoal, isSwitch } from '../../analysis/calculate/point.js';
import { resolveParameter } from '../../model/parameters.js';
import type { Parameter } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { DISTRIBUTIONS } from '../../sampling/distributions.js';
import { isPathKind, PATHS } from '../../sampling/paths.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { DensityPreview, PathPreview } from '../charts/DensityPreview.js';
import { checkDraft, draftOf, rowOf, startDraft, TRUNCATION, type Draft } from './distributionDraft.js';
import { formatNumber, unitLabel } from '../text/format.js';
import { useDispatch } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Field, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', gap: '8px' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px' },
  wide: { gridColumn: '1 / -1' },
  input: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
});

export function DistributionEditor({
  prepared,
  scenario,
}: {
  readonly prepared: PreparedModel;
  readonly scenario: string;
}) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const rows = prepared.parameters
    .map(({ parameter }) => parameter)
    .filter(
      (parameter) =>
        parameter.distribution !== undefined || (!isSwitch(parameter) && !isGoal(prepared, parameter)),
    );
  const [chosen, setChosen] = useState('');
  const parameter = rows.find(({ key }) => key === chosen) ?? rows[0];
  if (parameter === undefined) return null;
  const isIn = ({ distribution }: Parameter) => distribution !== undefined;
  return (
    <div className={styles.editor}>
      <Field label={t('parameter')}>
        {(id) => (
          <Select id={id} value={parameter.key} onChange={(_, { value }) => setChosen(value)}>
            {[true, false].map((isUncertain) => (
              <optgroup
                key={String(isUncertain)}
                label={t(isUncertain ? 'withDistribution' : 'withoutDistribution')}
              >
                {rows
                  .filter((row) => isIn(row) === isUncertain)
                  .map(({ key, name }) => (
                    <option key={key} value={key}>
                      {texts.pick(name)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      {/* A distribution changed elsewhere, or by undo, replaces the typed one. */}
      <Form
        key={`${parameter.key} ${JSON.stringify(parameter.distribution)}`}
        prepared={prepared}
        scenario={scenario}
        parameter={parameter}
      />
    </div>
  );
}

function Form({
  prepared,
  scenario,
  parameter,
}: {
  readonly prepared: PreparedModel;
  readonly scenario: string;
  readonly parameter: Parameter;
}) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const dispatch = useDispatch();
  const before = draftOf(parameter.distribution);
  const [draft, setDraft] = useState<Draft>(before);
  const checked = checkDraft(draft, texts.language, unitLabel(parameter.unit, texts));
  const row = rowOf(draft.kind);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const years = prepared.years.filter((year) => year > prepared.model.baseYear);
  const name = texts.pick(parameter.name);

  const choose = (kind: string) => {
    const planned = prepared.scenarioByKey.get(scenario);
    const value =
      typeof parameter.value === 'number'
        ? parameter.value
        : ((planned && resolveParameter(prepared.model, planned, parameter).at(-1)?.value) ?? parameter.min);
    const { min, max } = parameter;
    setDraft(
      kind === before.kind
        ? before
        : kind === ''
          ? { kind, texts: {} }
          : startDraft(kind, draft, { min, max, value }),
    );
  };
  const apply = () => {
    if (checked.kind === 'wrong') return;
    const data = checked.kind === 'none' ? undefined : checked.data;
    dispatch({
      kind: 'changeModel',
      model: setDistribution(prepared.model, parameter.key, data),
      origin: 'pane',
    });
  };
  const field = (key: string, label: string, isWide = false) => (
    <div key={key} className={isWide ? styles.wide : undefined}>
      <Field label={label}>
        {(id) => (
          <Input
            id={id}
            className={styles.input}
            autoComplete="off"
            value={draft.texts[key] ?? ''}
            onChange={(_, { value }) => setDraft({ ...draft, texts: { ...draft.texts, [key]: value } })}
          />
        )}
      </Field>
    </div>
  );

  return (
    <>
      <Field label={t('distribution')}>
        {(id) => (
          <Select id={id} value={draft.kind} onChange={(_, { value }) => choose(value)}>
            <option value="">{t('noDistribution')}</option>
            {[
              { label: t('oncePerDraw'), kinds: DISTRIBUTIONS },
              { label: t('alongTheYears'), kinds: PATHS },
            ].map(({ label, kinds }) => (
              <optgroup key={label} label={label}>
                {kinds.map(({ key, name: of }) => (
                  <option key={key} value={key}>
                    {texts.pick(of)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      {row !== undefined && (
        <div className={styles.fields}>
          {row.parameters.map(({ key, name: of, list }) =>
            field(key, list === true ? t('listOf', { name: texts.pick(of) }) : texts.pick(of), list === true),
          )}
          {!isPathKind(draft.kind) && TRUNCATION.map((key) => field(key, t(key)))}
        </div>
      )}
      <div role="status">
        {checked.kind === 'wrong' && <Notice intent="warning">{checked.sentences.join(' ')}</Notice>}
      </div>
      {checked.kind === 'once' && (
        <DensityPreview
          law={checked.prepared.law}
          description={t('preview', {
            name,
            unit: unitLabel(parameter.unit, texts),
            ...Object.fromEntries(
              (
                [
                  ['low', 0.1],
                  ['median', 0.5],
                  ['high', 0.9],
                ] as const
              ).map(([word, part]) => [word, formatNumber(checked.prepared.law.quantile(part), 2, texts)]),
            ),
          })}
        />
      )}
      {checked.kind === 'path' && (
        <PathPreview path={checked.prepared} years={years} description={t('pathPreview', { name })} />
      )}
      {checked.kind === 'none' && <Note>{t('certain')}</Note>}
      <Button disabled={!isChanged || checked.kind === 'wrong'} onClick={apply}>
        {t('apply')}
      </Button>
    </>
  );
}
