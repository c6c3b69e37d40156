/** Two points of the journal, and the differences of their models in words. */
import { useMemo, useState } from 'react';
import { Button, Select, makeStyles } from '@fluentui/react-components';
import { changeLine, wordChanges } from '../../analysis/words/changeWords.js';
import { diffModels } from '../../model/changes.js';
import { modelAt, type Journal } from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import { pointLabel } from './pointLabel.js';
import { useText } from '../text/text.js';
import { Field, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  compare: { marginBlockStart: '8px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '4px', marginBlockStart: '8px' },
  list: { margin: '4px 0 0', paddingInlineStart: '18px' },
});

/** Number of differences listed at first. */
const PAGE = 40;

interface Props {
  readonly journal: Journal;
  readonly model: Model;
}

export function PointCompare(props: Props) {
  const styles = useStyles();
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.compare}>
      <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('history.compare')}
      </Button>
      {isOpen && <Compare {...props} />}
    </div>
  );
}

function Compare({ journal, model }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const texts = useText();
  const { t, pick } = texts;
  const last = journal.entries.length - 1;
  const [from, setFrom] = useState(-1);
  const [to, setTo] = useState(last);
  const [shown, setShown] = useState(PAGE);
  const words = useMemo(() => {
    const [before, after] = [modelAt(journal, model, from), modelAt(journal, model, to)];
    return wordChanges(diffModels(before, after), model);
  }, [journal, model, from, to]);
  const points = journal.entries.map((entry, value) => {
    const label = pointLabel(entry, model, texts);
    return { value, label: value === last ? `${t('history.now')} · ${label}` : label };
  });
  const newestFirst = [...points.reverse(), { value: -1, label: t('history.start') }];

  return (
    <div className={styles.fields}>
      <PointSelect label={t('sideBySide.from')} value={from} points={newestFirst} onChange={setFrom} />
      <PointSelect label={t('sideBySide.to')} value={to} points={newestFirst} onChange={setTo} />
      <p role="status" className={look.note}>
        {words.length === 0 ? t('history.same') : t('history.differences', { count: words.length })}
      </p>
      <ul className={styles.list}>
        {words.slice(0, shown).map((change, i) => (
          <li key={i}>{pick(changeLine(change))}</li>
        ))}
      </ul>
      {words.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {t('history.more', { count: Math.min(PAGE, words.length - shown) })}
        </Button>
      )}
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: number;
  readonly points: readonly { readonly value: number; readonly label: string }[];
  readonly onChange: (point: number) => void;
}

function PointSelect({ label, value, points, onChange }: SelectProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Select id={id} value={String(value)} onChange={(_, { value: chosen }) => onChange(Number(chosen))}>
          {points.map((point) => (
            <option key={point.value} value={point.value}>
              {point.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
