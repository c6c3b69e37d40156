/** The actuals that were entered, each with a button that removes it. */
import { Button, makeStyles } from '@fluentui/react-components';
import type { ActualRow } from '../../analysis/monitoring/actualRows.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import { Fold } from '../controls/Fold.js';
import { Note } from '../controls/kit.js';
import { formatPeriod, formatPrinted, joinUnit } from '../text/format.js';
import { nameOfKey } from '../text/groups.js';
import { useText } from '../text/text.js';
import { idOf } from './observations.js';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '4px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '8px', alignItems: 'center' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly rows: readonly ActualRow[];
  readonly onChange: (rows: readonly ActualRow[]) => void;
}

export function ObservationList({ prepared, rows, onChange }: Props) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t } = texts;
  const { model } = prepared;
  if (rows.length === 0) return <Note>{t('monitoringNone')}</Note>;
  const named = [...(model.dimensions ?? []).flatMap(({ members }) => members), ...(model.places ?? [])];
  return (
    <Fold title={t('monitoringRows', { count: rows.length })}>
      <ul className={styles.list}>
        {rows.map((row) => {
          const { indicator, member, period, value } = row;
          const of = member === '' ? [] : [nameOfKey(member, named, texts)];
          const name = [
            nameOfKey(indicator, model.indicators, texts),
            ...of,
            formatPeriod(period, texts),
          ].join(' · ');
          const unit = prepared.seriesByKey.get(indicator)?.unit.symbol ?? '';
          return (
            <li key={idOf(row)} className={styles.row}>
              <span>{`${name}: ${joinUnit(formatPrinted(value, texts), unit, texts)}`}</span>
              <Button
                size="small"
                aria-label={t('monitoringRemove', { name })}
                onClick={() => onChange(rows.filter((each) => idOf(each) !== idOf(row)))}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
