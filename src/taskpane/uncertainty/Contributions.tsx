/** The shares of parameters in the variance of an indicator in a year, as bars. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Focus } from '../../analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../model/prepared.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { formatNumber } from '../text/format.js';
import { useText } from '../text/text.js';
import { Note } from '../controls/kit.js';

/** Largest number of bars, and the least share that gets one. */
const MOST = 8;
const LEAST = 0.005;

const useStyles = makeStyles({
  title: { margin: '0 0 2px', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
  },
  track: { gridColumn: '1 / -1', height: '6px', backgroundColor: tokens.colorNeutralBackground4 },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
});

export function Contributions({
  prepared,
  focus,
}: {
  readonly prepared: PreparedModel;
  readonly focus: Focus;
}) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const name = prepared.seriesByKey.get(focus.key)?.indicator.name;
  const rows = focus.contributions.filter(({ share }) => share >= LEAST).slice(0, MOST);
  if (rows.length === 0) return null;
  return (
    <div>
      <h3 className={styles.title}>{t('contributions')}</h3>
      <Note>
        {t('contributionsNote', { year: focus.year, name: name === undefined ? '' : texts.pick(name) })}
      </Note>
      <ul className={styles.list}>
        {rows.map(({ parameter, share, correlation }) => (
          <li key={parameter} className={styles.item}>
            <span>
              {texts.pick(
                prepared.parameterByKey.get(parameter)?.parameter.name ?? { zh: parameter, en: parameter },
              )}
            </span>
            <span>
              {formatNumber(100 * share, 0, texts)}% ({correlation < 0 ? '−' : '+'}
              {formatNumber(Math.abs(correlation), 2, texts)})
            </span>
            <span className={styles.track} aria-hidden="true">
              <div className={styles.bar} style={{ width: `${100 * share}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
