/**
 * Sobol indices: calculated on demand in the worker, listed with bars and confidence intervals, and summed up in a sentence. They
 * can be written to the workbook; both there and here they are marked if the model has changed since.
 */
import { useState } from 'react';
import { Button, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Question } from '../../analysis/sensitivity/sensitivity.js';
import type { Index } from '../../analysis/sensitivity/sobolIndices.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { JobBar } from './JobBar.js';
import { KeptVariance } from './KeptVariance.js';
import { useDispatch } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { useJob } from './useJob.js';
import { Field, Note, Notice, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '8px' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    padding: '4px 0 4px 6px',
    textAlign: 'end',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  first: { textAlign: 'start', paddingInlineStart: 0, width: '44%' },
  interval: { display: 'block', fontSize: tokens.fontSizeBase100, color: tokens.colorNeutralForeground3 },
  track: {
    display: 'block',
    height: '5px',
    marginBlock: '2px',
    borderRadius: '2px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  bar: {
    display: 'block',
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
});

/** Powers of 2 distribute the points best. */
const DRAWS = [1024, 4096, 16384, 65536] as const;
const SEED = 2030;

export function SobolTable({ question, prepared }: { question: Question; prepared: PreparedModel }) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick, language } = useText(WHATIF);
  const dispatch = useDispatch();
  const job = useJob('variance');
  const [draws, setDraws] = useState<number>(DRAWS[1]);
  const found = job.state.kind === 'done' ? job.state.result : undefined;
  const isFresh = job.state.kind === 'done' && job.state.model === prepared.model;
  return (
    <div className={styles.box}>
      <Field label={t('sensDraws')}>
        {(id) => (
          <Select id={id} value={draws} onChange={(_, { value }) => setDraws(Number(value))}>
            {DRAWS.map((each) => (
              <option key={each} value={each}>
                {each.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <JobBar
        job={job}
        label={t('sensSobolRun')}
        onRun={() => job.run(prepared.model, { ...question, draws, seed: SEED })}
      />
      {found?.ok === false && (
        <Notice intent="warning">{found.reasons.map((reason) => pick(reason)).join(' ')}</Notice>
      )}
      {found?.ok === true && (
        <>
          <Note role="status">
            {[found.value.sentence, ...found.remarks].map((each) => pick(each)).join(' ')}
          </Note>
          <table className={styles.table}>
            <thead>
              <tr className={look.small}>
                <th scope="col" className={mergeClasses(styles.cell, styles.first)}>
                  {t('parameter')}
                </th>
                <th scope="col" className={styles.cell}>
                  {t('sensFirst')}
                </th>
                <th scope="col" className={styles.cell}>
                  {t('sensTotal')}
                </th>
              </tr>
            </thead>
            <tbody>
              {found.value.indices.map(({ parameter, first, total }) => (
                <tr key={parameter}>
                  <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                    {pick(
                      prepared.parameterByKey.get(parameter)?.parameter.name ?? {
                        zh: parameter,
                        en: parameter,
                      },
                    )}
                    <span className={styles.track} aria-hidden="true">
                      <span
                        className={styles.bar}
                        style={{ width: `${100 * Math.min(1, Math.max(0, total.value))}%` }}
                      />
                    </span>
                  </th>
                  <IndexCell index={first} />
                  <IndexCell index={total} />
                </tr>
              ))}
            </tbody>
          </table>
          <Note>{t('sensSobolNote')}</Note>
          <Button onClick={() => dispatch({ kind: 'attach', attachments: { variance: found.value.stamp } })}>
            {t('sensSobolAttach')}
          </Button>
        </>
      )}
      <KeptVariance
        prepared={prepared}
        fresh={isFresh && found?.ok === true ? found.value.stamp : undefined}
      />
    </div>
  );
}

function IndexCell({ index: { value, low, high } }: { index: Index }) {
  const styles = useStyles();
  return (
    <td className={styles.cell}>
      {value.toFixed(3)}
      <span className={styles.interval}>{`[${low.toFixed(3)}, ${high.toFixed(3)}]`}</span>
    </td>
  );
}
