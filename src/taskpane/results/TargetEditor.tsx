/** One target to edit: year, comparison, value, tolerance, note. Every field takes effect when it is left. */
import { Button, Select, makeStyles } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { describe } from '../../messages/messages.js';
import { GOALS } from '../../messages/wording/goals.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { changeTarget, removeTarget, type TargetChange } from '../../model/editGoals.js';
import { COMPARATORS, type Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { unitLabel } from '../text/format.js';
import { TextField } from '../controls/TextField.js';
import { useText } from '../text/text.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { Field } from '../controls/kit.js';

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '6px 0' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))', gap: '4px 10px' },
  end: { display: 'flex', justifyContent: 'flex-end' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly target: Target;
  readonly name: string;
}

export default function TargetEditor({ prepared: { model }, target, name }: Props) {
  const styles = useStyles();
  const texts = useText(GOALS);
  const { t, pick, language } = texts;
  const changeModel = useChangeModel();
  const { key } = target;
  const change = (part: TargetChange) => changeModel(changeTarget(model, key, part));
  const label = unitLabel(target.unit, texts);
  const setNumber = (field: 'year' | 'value' | 'tolerance') => (text: string) => {
    const place = field === 'year' ? { unit: '年' } : { unit: label, present: target[field] };
    const reading = readTypedNumber(text, place);
    return reading.ok ? change({ [field]: reading.value }) : describe(reading.problem, language);
  };
  const note = target.note ?? { zh: '', en: '' };

  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        <TextField label={t('goals.year')} value={String(target.year)} onCommit={setNumber('year')} />
        <Field label={t('goals.comparator')}>
          {(id) => (
            <Select
              id={id}
              value={target.comparator}
              onChange={(_, { value }) =>
                change({ comparator: COMPARATORS.find((known) => known === value) ?? target.comparator })
              }
            >
              {COMPARATORS.map((comparator) => (
                <option key={comparator} value={comparator}>
                  {pick(CHOICES.comparator[comparator])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField
          label={t('goals.value', { unit: label })}
          value={String(target.value)}
          onCommit={setNumber('value')}
        />
        <TextField
          label={t('goals.tolerance', { unit: unitLabel(target.unit, texts) })}
          value={String(target.tolerance)}
          onCommit={setNumber('tolerance')}
        />
      </div>
      <TextField
        isLong
        label={language === 'zh' ? t('manage.noteZh') : t('manage.noteEn')}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        value={note[language]}
        onCommit={(text) => change({ note: { ...note, [language]: text } })}
      />
      <div className={styles.end}>
        <Button
          size="small"
          icon={<Delete20Regular />}
          aria-label={t('goals.deleteTarget', { name })}
          onClick={() => changeModel(removeTarget(model, key))}
        >
          {t('goals.delete')}
        </Button>
      </div>
    </div>
  );
}
