/** The result of a backcast: the changes as shares of their ranges, their limits and costs; or the conflict. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { BackcastReport } from '../../analysis/answers.js';
import type { Change } from '../../analysis/backcast/backcast.js';
import { moneySentence } from '../../analysis/backcast/money.js';
import { amount } from '../../analysis/words/words.js';
import { cellValue } from '../../figures/units.js';
import type { ParameterValue } from '../../model/model.js';
import { heldValue } from '../../model/parameters.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { Adopt } from './Adopt.js';
import { ImpactTable } from './ImpactTable.js';
import { useText } from '../text/text.js';
import { Card, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  answer: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  track: {
    height: '6px',
    marginBlock: '3px',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: 'hidden',
  },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  plain: { margin: 0, paddingInlineStart: '18px', display: 'flex', flexDirection: 'column', gap: '4px' },
});

interface Props {
  readonly report: BackcastReport;
  readonly scenario: string;
  readonly isPath: boolean;
  readonly prepared: PreparedModel;
}

export function BackcastResult({ report: { found, impact }, scenario, isPath, prepared }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  if (!found.feasible)
    return (
      <Card label={t('result')}>
        <Notice intent="warning">{pick(found.sentence)}</Notice>
        {found.conflict.length > 0 && (
          <div>
            <h2 className={styles.title}>{t('backConflict')}</h2>
            <ul className={styles.plain}>
              {found.conflict.map(({ kind, key, name }) => (
                <li key={`${kind}:${key}`}>{pick(name)}</li>
              ))}
            </ul>
          </div>
        )}
      </Card>
    );
  const { changes, binding, values, sentence } = found;
  const money = changes.flatMap((change) =>
    change.money.map((row) => moneySentence(prepared, change.parameter, row)),
  );
  return (
    <Card label={t('result')}>
      <p role="status" className={styles.answer}>
        {pick(sentence)}
      </p>
      {changes.length > 0 && (
        <div>
          <h2 className={styles.title}>{t('backChanges')}</h2>
          <ul className={styles.list}>
            {changes.map((change) => (
              <ChangeRow key={change.parameter} change={change} isPath={isPath} prepared={prepared} />
            ))}
          </ul>
        </div>
      )}
      {money.length > 0 && (
        <div>
          <h2 className={styles.title}>{t('backMoney')}</h2>
          <ul className={styles.plain}>
            {money.map((words) => (
              <li key={words.zh}>{pick(words)}</li>
            ))}
          </ul>
        </div>
      )}
      {binding.length > 0 && (
        <div>
          <h2 className={styles.title}>{t('backBinding')}</h2>
          <ul className={styles.plain}>
            {binding.flatMap(({ kind, key, year, sentence: words, effects }) =>
              [words, ...effects].map((each, place) => (
                <li key={`${kind}:${key}:${year}:${place}`}>{pick(each)}</li>
              )),
            )}
          </ul>
        </div>
      )}
      {impact !== undefined && <ImpactTable impact={impact} prepared={prepared} />}
      {changes.length > 0 && (
        <Adopt
          key={`${scenario}:${sentence.zh}`}
          scenario={scenario}
          values={values}
          prefersNew
          fresh={{ key: 'backcast', name: t('backName'), note: sentence }}
        />
      )}
    </Card>
  );
}

function ChangeRow({
  change: { parameter, from, to, share },
  isPath,
  prepared,
}: {
  change: Change;
  isPath: boolean;
  prepared: PreparedModel;
}) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t, pick, language } = texts;
  const row = prepared.parameterByKey.get(parameter);
  if (row === undefined) return null;
  const say = (value: number) => pick(amount(cellValue(value, row.unit), row.unit, 4));
  const percent = share.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const years = shownYears(prepared, [from, to], isPath);
  return (
    <li>
      <div className={styles.head}>
        <span>{pick(row.parameter.name)}</span>
        <Note as="span">{t('backShare', { share: percent })}</Note>
      </div>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.bar} style={{ width: `${Math.min(100, 100 * share)}%` }} />
      </div>
      {years.length === 0
        ? `${say(only(from))} → ${say(only(to))}`
        : years.map((year) => (
            <div key={year}>
              <Note as="span">{`${year}  `}</Note>
              {`${say(heldValue(from, year) ?? NaN)} → ${say(heldValue(to, year) ?? NaN)}`}
            </div>
          ))}
    </li>
  );
}

function only(value: ParameterValue): number {
  return typeof value === 'number' ? value : NaN;
}

/** Years in which one of the values changes; none if both are constant. For a path, all its years. */
function shownYears(
  { model, years }: PreparedModel,
  values: readonly ParameterValue[],
  isPath: boolean,
): readonly number[] {
  const given = new Set(
    values.flatMap((value) => (typeof value === 'number' ? [] : Object.keys(value).map(Number))),
  );
  if (given.size === 0) return [];
  return isPath ? years.filter((year) => year > model.baseYear) : [...given].sort((a, b) => a - b);
}
