/** The scenario in focus: its names, author and note, its place among the others, and deleting it. */
import { useState } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDown20Regular, ArrowUp20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { Language } from '../../messages/language.js';
import { describe } from '../../messages/messages.js';
import { describeScenario, moveScenario, removeScenario, renameScenario } from '../../model/edit.js';
import type { Model, Scenario } from '../../model/model.js';
import { TextField } from '../controls/TextField.js';
import { useText } from '../text/text.js';
import { useChangeModel } from '../state/useChangeModel.js';
import { Notice, useCardStyles } from '../controls/kit.js';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', gap: '4px 10px' },
  wide: { gridColumn: '1 / -1' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginBlockStart: '4px' },
  sure: { marginBlockStart: '8px' },
});

interface Props {
  readonly model: Model;
  readonly scenario: Scenario;
  /** Whether it has just been added: then the name gets the focus. */
  readonly isNew: boolean;
}

export default function ScenarioEditor({ model, scenario, isNew }: Props) {
  const styles = useStyles();
  const look = useCardStyles();
  const { t, pick, language } = useText();
  const change = useChangeModel();
  const [isAsking, setAsking] = useState(false);
  const { key, name, note } = scenario;
  const at = model.scenarios.indexOf(scenario);

  const rename = (which: Language) => (typed: string) => {
    const text = typed.trim();
    const twin = model.scenarios.find((other) => other !== scenario && other.name[which].trim() === text);
    const code = text === '' ? 'scenario.nameMissing' : twin === undefined ? undefined : 'scenario.nameTaken';
    if (code !== undefined)
      return describe({ code, severity: 'error', place: {}, args: { name: text } }, language);
    return change(renameScenario(model, key, { ...name, [which]: text }));
  };
  const annotate = (which: Language) => (text: string) =>
    change(describeScenario(model, key, { note: { ...note, [which]: text } }));

  return (
    <section className={look.card} aria-label={t('manage.editHint', { name: pick(name) })}>
      <div className={styles.fields}>
        <TextField
          key={`${key}-zh`}
          label={t('manage.nameZh')}
          lang="zh-CN"
          value={name.zh}
          hasFocus={isNew && language === 'zh'}
          onCommit={rename('zh')}
        />
        <TextField
          key={`${key}-en`}
          label={t('manage.nameEn')}
          lang="en"
          value={name.en}
          hasFocus={isNew && language === 'en'}
          onCommit={rename('en')}
        />
        <div className={styles.wide}>
          <TextField
            key={key}
            label={t('manage.author')}
            value={scenario.author ?? ''}
            onCommit={(author) => change(describeScenario(model, key, { author }))}
          />
          <TextField
            key={`${key}-note-zh`}
            isLong
            label={t('manage.noteZh')}
            lang="zh-CN"
            value={note.zh}
            onCommit={annotate('zh')}
          />
          <TextField
            key={`${key}-note-en`}
            isLong
            label={t('manage.noteEn')}
            lang="en"
            value={note.en}
            onCommit={annotate('en')}
          />
        </div>
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<ArrowUp20Regular />}
          disabled={at <= 0}
          onClick={() => change(moveScenario(model, key, -1))}
        >
          {t('manage.up')}
        </Button>
        <Button
          size="small"
          icon={<ArrowDown20Regular />}
          disabled={at === model.scenarios.length - 1}
          onClick={() => change(moveScenario(model, key, 1))}
        >
          {t('manage.down')}
        </Button>
        <Button
          size="small"
          icon={<Delete20Regular />}
          disabled={model.scenarios.length === 1}
          title={model.scenarios.length === 1 ? t('manage.deleteLast') : undefined}
          aria-expanded={isAsking}
          onClick={() => setAsking(!isAsking)}
        >
          {t('manage.delete')}
        </Button>
      </div>
      {isAsking && (
        <Notice
          intent="warning"
          className={styles.sure}
          actions={
            <>
              <Button size="small" autoFocus onClick={() => change(removeScenario(model, key))}>
                {t('manage.deleteYes')}
              </Button>
              <Button size="small" onClick={() => setAsking(false)}>
                {t('manage.cancel')}
              </Button>
            </>
          }
        >
          <Consequence model={model} scenario={scenario} />
        </Notice>
      )}
    </section>
  );
}

/** The consequence for scenarios that extend the one to be deleted. */
function Consequence({ model, scenario }: { readonly model: Model; readonly scenario: Scenario }) {
  const { t, pick, list } = useText();
  const name = pick(scenario.name);
  const heirs = model.scenarios.filter((other) => other.extends === scenario.key);
  const parent = model.scenarios.find((other) => other.key === scenario.extends);
  if (heirs.length === 0) return <>{t('manage.deleteAlone', { name })}</>;
  const children = list(heirs.map((heir) => `“${pick(heir.name)}”`));
  return (
    <>
      {parent === undefined
        ? t('manage.deleteBase', { name, children })
        : t('manage.deleteParent', { name, children, parent: pick(parent.name) })}
    </>
  );
}
