/**
 * Correlations between parameters, as the lower half of a matrix. An inconsistent matrix is replaced by the nearest consistent
 * one in a simulation; a sentence announces this here. Nothing changes in the model before "apply".
 */
import { useMemo, useState } from 'react';
import { Button, Input, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { isPath, setCorrelations } from '../../analysis/uncertainty/editUncertainty.js';
import {
  checkCorrelation,
  modelCorrelation,
  uncertainParameters,
  type CorrelationData,
} from '../../analysis/uncertainty/uncertain.js';
import { scenarioPoint } from '../../analysis/calculate/point.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { describe } from '../../messages/messages.js';
import type { PreparedModel } from '../../model/prepared.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { useDispatch } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Field, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', gap: '8px' },
  scroll: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: { padding: '2px 4px', textAlign: 'center', fontWeight: 'inherit' },
  name: { textAlign: 'start', paddingInlineStart: 0, minWidth: '96px' },
  input: { width: '64px', minWidth: 0, '& input': { minWidth: 0, textAlign: 'end' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Draft {
  readonly parameters: readonly string[];
  /** By `a b`, in the order of `parameters`. */
  readonly texts: Readonly<Record<string, string>>;
}

export function CorrelationEditor(props: { readonly prepared: PreparedModel; readonly scenario: string }) {
  const { prepared } = props;
  const data = modelCorrelation(prepared.model);
  // Correlations changed elsewhere, or by undo, replace the typed ones.
  return <Form key={JSON.stringify(data)} {...props} data={data} />;
}

function Form({
  prepared,
  scenario,
  data,
}: {
  readonly prepared: PreparedModel;
  readonly scenario: string;
  readonly data: CorrelationData | undefined;
}) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const dispatch = useDispatch();
  const [draft, setDraft] = useState<Draft>(() => draftOf(data));
  const { parameters } = draft;
  const nameOf = (key: string): string =>
    texts.pick(prepared.parameterByKey.get(key)?.parameter.name ?? { zh: key, en: key });
  const free = prepared.model.parameters.filter(
    ({ key, distribution }) =>
      distribution !== undefined && !isPath(distribution) && !parameters.includes(key),
  );
  const wrong = Object.values(draft.texts).flatMap((text) => {
    const reading = text.trim() === '' ? undefined : readTypedNumber(text, { unit: '' });
    return reading === undefined || reading.ok ? [] : [reading.problem];
  });
  const read: CorrelationData = { parameters, matrix: matrixOf(draft) };
  const isChanged =
    JSON.stringify(setCorrelations(prepared.model, read).parameters) !==
    JSON.stringify(setCorrelations(prepared.model, data ?? { parameters: [], matrix: [] }).parameters);
  const uncertain = useMemo(
    () => uncertainParameters(prepared, scenarioPoint(prepared, scenario)),
    [prepared, scenario],
  );
  const found = uncertain.ok ? checkCorrelation(prepared, uncertain.value, read) : uncertain;
  const sentences = [
    ...wrong.map((problem) => describe(problem, texts.language)),
    ...(found.ok ? found.remarks : found.reasons).map((text) => texts.pick(text)),
  ];

  return (
    <div className={styles.editor}>
      <Note>{t('correlationsNote')}</Note>
      {parameters.length > 0 && (
        <div className={styles.scroll} role="region" tabIndex={0} aria-label={t('correlations')}>
          <table className={styles.table}>
            <tbody>
              {parameters.map((a, i) => (
                <tr key={a}>
                  <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
                    {i + 1} {nameOf(a)}
                  </th>
                  {parameters.slice(0, i).map((b) => (
                    <td key={b} className={styles.cell}>
                      <Input
                        size="small"
                        className={styles.input}
                        inputMode="decimal"
                        autoComplete="off"
                        placeholder="0"
                        aria-label={t('correlationOf', { first: nameOf(a), second: nameOf(b) })}
                        value={draft.texts[`${b} ${a}`] ?? ''}
                        onChange={(_, { value }) =>
                          setDraft({ ...draft, texts: { ...draft.texts, [`${b} ${a}`]: value } })
                        }
                      />
                    </td>
                  ))}
                  <td className={styles.cell} aria-hidden="true">
                    1
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot aria-hidden="true">
              <tr>
                <td />
                {parameters.map((key, i) => (
                  <td key={key} className={styles.cell}>
                    {i + 1}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <Field label={t('addCorrelated')}>
        {(id) => (
          <Select
            id={id}
            value=""
            onChange={(_, { value }) => setDraft({ ...draft, parameters: [...parameters, value] })}
          >
            <option value="" disabled>
              {t('choose')}
            </option>
            {free.map(({ key }) => (
              <option key={key} value={key}>
                {nameOf(key)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div role="status">
        {sentences.length > 0 && <Notice intent="warning">{sentences.join(' ')}</Notice>}
      </div>
      <div className={styles.buttons}>
        <Button
          disabled={!isChanged || wrong.length > 0 || !found.ok}
          onClick={() =>
            dispatch({ kind: 'changeModel', model: setCorrelations(prepared.model, read), origin: 'pane' })
          }
        >
          {t('applyCorrelations')}
        </Button>
        {parameters.length > 0 && (
          <Button appearance="subtle" onClick={() => setDraft({ parameters: [], texts: {} })}>
            {t('clearCorrelations')}
          </Button>
        )}
      </div>
    </div>
  );
}

function draftOf(data: CorrelationData | undefined): Draft {
  if (data === undefined) return { parameters: [], texts: {} };
  const texts: Record<string, string> = {};
  data.parameters.forEach((a, i) =>
    data.parameters.slice(0, i).forEach((b, j) => {
      const value = data.matrix[i]?.[j] ?? 0;
      if (value !== 0) texts[`${b} ${a}`] = String(value);
    }),
  );
  return { parameters: data.parameters, texts };
}

function matrixOf({ parameters, texts }: Draft): CorrelationData['matrix'] {
  const numberOf = (text = ''): number => {
    const reading = readTypedNumber(text, { unit: '' });
    return reading.ok ? reading.value : 0;
  };
  return parameters.map((a) =>
    parameters.map((b) => (a === b ? 1 : numberOf(texts[`${a} ${b}`] ?? texts[`${b} ${a}`]))),
  );
}
