/** One rule to edit: names, formula with its problems while typing, severity, years, reason. Every field takes effect at once. */
import { useMemo } from 'react';
import { Button, Select, makeStyles } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons';
import { printFormula } from '../../formula/text/print.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { describe } from '../../messages/messages.js';
import { GOALS } from '../../messages/wording/goals.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { changeRule, removeRule, type RuleChange } from '../../model/editGoals.js';
import type { PreparedModel, PreparedRule } from '../../model/prepared.js';
import { FormulaField } from '../formula/FormulaField.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { ruleDraft } from '../state/state.js';
import { TextField } from '../controls/TextField.js';
import { useText } from '../text/text.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { wordsOf } from '../formula/words.js';
import { Field, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '6px 0' },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))', gap: '4px 10px' },
  end: { display: 'flex', justifyContent: 'flex-end' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly rule: PreparedRule;
}

export default function RuleEditor({ prepared, rule: { rule, written, from, to } }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick, language } = useText(GOALS);
  const dispatch = useDispatch();
  const changeModel = useChangeModel();
  const draft = usePane((state) => state.drafts[ruleDraft(rule.key)]);
  const { model, names, series, parameters } = prepared;
  const words = useMemo(
    () => wordsOf({ names, series, parameters }, language),
    [names, series, parameters, language],
  );
  const { key, name, reason } = rule;
  const change = (part: RuleChange) => changeModel(changeRule(model, key, part));
  const setYear = (field: 'from' | 'to') => (text: string) => {
    if (text.trim() === '') return change({ [field]: undefined });
    const year = readTypedNumber(text, { unit: '年' });
    return year.ok ? change({ [field]: year.value }) : describe(year.problem, language);
  };

  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        <TextField
          label={t('manage.nameZh')}
          lang="zh-CN"
          value={name.zh}
          onCommit={(zh) => change({ name: { ...name, zh } })}
        />
        <TextField
          label={t('manage.nameEn')}
          lang="en"
          value={name.en}
          onCommit={(en) => change({ name: { ...name, en } })}
        />
      </div>
      <div>
        <span className={look.small} aria-hidden="true">
          {t('goals.formula')}
        </span>
        <FormulaField
          label={`${t('goals.formula')} · ${pick(name)}`}
          formula={printFormula(written, names, language)}
          draft={draft}
          words={words}
          onEdit={(text) => dispatch({ kind: 'editRule', rule: key, text })}
          onLeave={() => dispatch({ kind: 'endGesture' })}
        />
        {draft !== undefined && <p className={look.note}>{t('model.staleField')}</p>}
      </div>
      <div className={styles.fields}>
        <Field label={t('goals.severity')}>
          {(id) => (
            <Select
              id={id}
              value={rule.severity}
              onChange={(_, { value }) => change({ severity: value === 'soft' ? 'soft' : 'hard' })}
            >
              {(['hard', 'soft'] as const).map((severity) => (
                <option key={severity} value={severity}>
                  {pick(CHOICES.severity[severity])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField label={t('goals.from')} value={String(from)} onCommit={setYear('from')} />
        <TextField label={t('goals.to')} value={String(to)} onCommit={setYear('to')} />
      </div>
      <TextField
        isLong
        label={language === 'zh' ? t('goals.reasonZh') : t('goals.reasonEn')}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        value={reason[language]}
        onCommit={(text) => change({ reason: { ...reason, [language]: text } })}
      />
      <div className={styles.end}>
        <Button
          size="small"
          icon={<Delete20Regular />}
          aria-label={t('goals.deleteRule', { name: pick(name) })}
          onClick={() => changeModel(removeRule(model, key))}
        >
          {t('goals.delete')}
        </Button>
      </div>
    </div>
  );
}
