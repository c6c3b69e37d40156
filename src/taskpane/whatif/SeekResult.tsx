/** The answer of a goal seek: the values found, the effect of each on the results, and writing one into a scenario. */
import { useState } from 'react';
import { Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { WHATIF } from '../../messages/wording/whatif.js';
import { Adopt } from './Adopt.js';
import type { SeekReport } from '../../analysis/answers.js';
import type { SeekRequest } from '../../analysis/seek/seek.js';
import { amount, plainNumber } from '../../analysis/words/words.js';
import { cellValue } from '../../figures/units.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { ImpactTable } from './ImpactTable.js';
import { useText } from '../text/text.js';
import { Card, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  answer: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

interface Props {
  readonly report: SeekReport;
  readonly request: SeekRequest;
  readonly prepared: PreparedModel;
}

export function SeekResult({ report, request, prepared }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  const [chosen, setChosen] = useState<{ readonly report: SeekReport; readonly place: number }>();
  const { found, answers, from } = report;
  const place = chosen?.report === report ? chosen.place : 0;
  const answer = answers[place];
  const { indicator, year, by } = request;
  const series = prepared.seriesByKey.get(indicator);
  if (series === undefined) return null;
  const say = (value: number): Bilingual => {
    if ('parameters' in by) return { zh: plainNumber(value, 6), en: plainNumber(value, 6) };
    const unit = prepared.parameterByKey.get(by.parameter)?.unit;
    return unit === undefined ? { zh: '', en: '' } : amount(cellValue(value, unit), unit, 6);
  };
  const asked = answer?.impact.rows.find((row) => row.indicator === indicator && row.year === year);
  const words = answer && {
    indicator: pick(series.indicator.name),
    year,
    value: pick(say(answer.value)),
    from: pick(say(from)),
    achieved: asked?.after === undefined ? '' : pick(amount(asked.after, series.unit, 6)),
  };
  const name = 'parameter' in by ? prepared.parameterByKey.get(by.parameter)?.parameter.name : undefined;

  return (
    <Card label={t('result')}>
      <div role="status">
        {found.reached && words !== undefined ? (
          <p className={styles.answer}>
            {name === undefined
              ? t('seekFoundFactor', words)
              : t('seekFound', { ...words, parameter: pick(name) })}
          </p>
        ) : (
          !found.reached && <Notice intent="warning">{pick(found.reason)}</Notice>
        )}
      </div>
      {found.reached && found.remark !== undefined && <Note>{pick(found.remark)}</Note>}
      {found.reached && answers.length > 1 && (
        <>
          <Note as="span">{t('seekRoots', { count: found.roots.length })}</Note>
          <RadioGroup
            aria-label={t('seekRoots', { count: found.roots.length })}
            value={String(place)}
            onChange={(_, { value }) => setChosen({ report, place: Number(value) })}
          >
            {answers.map(({ value }, position) => (
              <Radio
                key={value}
                value={String(position)}
                label={pick(say(value)) + (position === 0 ? t('seekNearest') : '')}
              />
            ))}
          </RadioGroup>
        </>
      )}
      {found.reached && (
        <Note>{t('seekExact', { residual: found.residual.toExponential(1), count: found.iterations })}</Note>
      )}
      {answer !== undefined && words !== undefined && (
        <>
          <ImpactTable impact={answer.impact} prepared={prepared} />
          <Adopt
            key={`${request.scenario}:${answer.value}`}
            scenario={request.scenario}
            values={answer.values}
            fresh={{
              key: 'seek',
              name: `${words.indicator} ${year}：${words.achieved}`,
              note: { zh: t('seekRun'), en: t('seekRun') },
            }}
          />
        </>
      )}
    </Card>
  );
}
