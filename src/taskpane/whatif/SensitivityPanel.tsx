/** Sensitivity of an indicator in a year: to single parameters, to pairs, and by shares of the variance. */
import { useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { SensitivityReport } from '../../analysis/answers.js';
import { influencesOn } from '../../analysis/calculate/influence.js';
import type { Question, SpiderLine, TornadoBar } from '../../analysis/sensitivity/sensitivity.js';
import { amount, difference } from '../../analysis/words/words.js';
import { cellValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import type { AnalysisProps } from '../state/state.js';
import { IndicatorChoice, YearChoice } from '../controls/Choice.js';
import { unitLabel } from '../text/format.js';
import { JobBar } from './JobBar.js';
import { PairTable } from './PairTable.js';
import { usePane } from '../state/PaneContext.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { ShowInSheet } from './ShowInSheet.js';
import { SobolTable } from './SobolTable.js';
import { Spider } from '../charts/Spider.js';
import { useText } from '../text/text.js';
import { Tornado } from '../charts/Tornado.js';
import { useJob } from './useJob.js';
import { ValueTable } from '../controls/ValueTable.js';
import { Note, Notice, Section } from '../controls/kit.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  answer: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: '8px' },
});

export default function SensitivityPanel({ calculation: { prepared } }: AnalysisProps) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  const job = useJob('sensitivity');
  const { model } = prepared;
  const scenario = usePane((state) => state.scenario);
  const focus = usePane((state) => state.indicator);
  const [chosen, setIndicator] = useState<string>();
  const [year, setYear] = useState(model.horizon);
  const projected = prepared.series.filter(({ expr }) => expr !== undefined);
  const indicator =
    [chosen, focus, projected[0]?.indicator.key].find(
      (key) => key !== undefined && projected.some((row) => row.indicator.key === key),
    ) ?? '';
  const later = prepared.years.filter((each) => each > model.baseYear);
  const { state } = job;
  const moving = influencesOn(prepared, [indicator]);

  return (
    <div className={styles.panel}>
      <Note>{t('sensIntro')}</Note>
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      <div className={styles.pair}>
        <IndicatorChoice
          label={t('indicator')}
          prepared={prepared}
          value={indicator}
          onChoose={setIndicator}
        />
        <YearChoice label={t('year')} years={later} value={year} onChoose={setYear} />
      </div>
      <JobBar job={job} label={t('sensRun')} onRun={() => job.run(model, { scenario, indicator, year })} />
      {state.kind === 'done' &&
        (state.result.ok ? (
          <Answer report={state.result.value} question={state.request} prepared={prepared} />
        ) : (
          <Notice intent="warning">{state.result.reasons.map((reason) => pick(reason)).join(' ')}</Notice>
        ))}
      {moving.length > 0 && (
        <>
          <Section title={t('sensWays')}>
            <PairTable
              key={indicator}
              question={{ scenario, indicator, year }}
              prepared={prepared}
              parameters={moving}
            />
          </Section>
          <Section title={t('sensSobol')}>
            <SobolTable question={{ scenario, indicator, year }} prepared={prepared} />
          </Section>
        </>
      )}
    </div>
  );
}

interface AnswerProps {
  readonly report: SensitivityReport;
  readonly question: Question;
  readonly prepared: PreparedModel;
}

function Answer({ report, question, prepared }: AnswerProps) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t, pick, language } = texts;
  const { tornado, spider, elasticities, value } = report;
  const series = prepared.seriesByKey.get(question.indicator);
  if (series === undefined) return null;
  const rowOf = (key: string) => prepared.parameterByKey.get(key);
  const name = ({ parameter }: { readonly parameter: string }) =>
    pick(rowOf(parameter)?.parameter.name ?? { zh: parameter, en: parameter });
  const show = (cell: number) => (Number.isFinite(cell) ? pick(amount(cell, series.unit)) : t('noNumber'));
  const own = (parameter: string, written: number) => {
    const row = rowOf(parameter);
    if (row === undefined) return '';
    const option = row.parameter.options?.[written - row.parameter.min];
    return pick(option ?? amount(cellValue(written, row.unit), row.unit));
  };
  const words = { indicator: pick(series.indicator.name), year: question.year };
  const sayBar = (bar: TornadoBar) =>
    t('sensBar', {
      parameter: name(bar),
      low: own(bar.parameter, bar.low),
      high: own(bar.parameter, bar.high),
      atLow: show(bar.atLow),
      atHigh: show(bar.atHigh),
    });
  const sayStep = (line: SpiderLine, step: number) =>
    `${own(line.parameter, line.values[step] ?? NaN)} → ${show(line.results[step] ?? NaN)}`;
  const percent = (share: number) =>
    share.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { style: 'percent' });
  const ends = [t('sensLow'), t('sensHigh')] as const;
  const tableName = t('sensTornado');

  return (
    <>
      <p role="status" className={styles.answer}>
        {pick(report.sentence)}
      </p>
      <ShowInSheet question={question} label={t('sensSheet')} />
      {tornado.length > 0 && (
        <Section title={tableName}>
          <Tornado
            description={t('sensTornadoOf', { ...words, count: tornado.length })}
            bars={tornado}
            value={value}
            nameOf={name}
            say={sayBar}
            ends={ends}
          />
          <ValueTable
            caption={t('sensTable')}
            label={`${tableName} · ${t('sensTable')}`}
            heads={[
              t('parameter'),
              t('sensRole'),
              ends[0],
              ends[1],
              `${words.indicator} (${ends[0]})`,
              `${words.indicator} (${ends[1]})`,
              t('sensBasis'),
            ]}
            rows={tornado.map((bar) => [
              name(bar),
              pick(CHOICES.role[bar.role]),
              own(bar.parameter, bar.low),
              own(bar.parameter, bar.high),
              show(bar.atLow),
              show(bar.atHigh),
              t(bar.basis === 'range' ? 'sensRange' : 'sensPercentiles'),
            ])}
          />
          {elasticities.length > 0 && (
            <ValueTable
              caption={t('sensElasticity')}
              label={t('sensElasticity')}
              heads={[t('parameter'), t('sensElasticity'), t('sensSlope')]}
              rows={elasticities.map(({ parameter, elasticity, slope }) => [
                name({ parameter }),
                Number.isFinite(elasticity) ? elasticity.toFixed(3) : '–',
                `${slope < 0 ? '−' : '+'}${pick(difference(Math.abs(slope), series.unit))} / ${unitLabel(rowOf(parameter)?.unit.symbol ?? '', texts)}`,
              ])}
            />
          )}
          {elasticities.length > 0 && <Note>{t('sensElasticityNote')}</Note>}
        </Section>
      )}
      {spider.length > 0 && (
        <Section title={t('sensSpider')}>
          <Spider
            description={t('sensSpiderOf', { ...words, count: spider.length })}
            lines={spider}
            value={value}
            nameOf={name}
            say={sayStep}
            sayPlace={(share) => t('sensPlace', { share: percent(share) })}
            ends={ends}
          />
          <ValueTable
            caption={t('sensTable')}
            label={`${t('sensSpider')} · ${t('sensTable')}`}
            heads={[
              t('parameter'),
              ...(spider[0]?.results ?? []).map((_, i, all) => percent(i / (all.length - 1))),
            ]}
            rows={spider.map((line) => [name(line), ...line.results.map(show)])}
          />
        </Section>
      )}
    </>
  );
}
