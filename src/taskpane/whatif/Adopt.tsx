/**
 * Writes the result of an analysis into the scenario from which it started, or into a new one that extends it; this can be
 * undone.
 */
import { useState } from 'react';
import { Button, Input, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { type Adopted, adoptAsNew, adoptInto } from '../../analysis/backcast/adopt.js';
import type { Bilingual } from '../../messages/language.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { holdsDefault } from '../../model/ownership.js';
import { useStore } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Field, Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  choices: { marginInlineStart: '-8px' },
});

interface Props {
  /** Key of the scenario that the analysis started from. */
  readonly scenario: string;
  readonly values: Adopted;
  /** For a new scenario: the stem of its key, its default name, and its note. */
  readonly fresh: { readonly key: string; readonly name: string; readonly note: Bilingual };
  readonly prefersNew?: boolean;
}

type Message = { readonly intent: 'success' | 'error'; readonly text: string };

export function Adopt({ scenario, values, fresh, prefersNew = false }: Props) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  const store = useStore();
  const [isNew, setNew] = useState(prefersNew);
  const [typed, setTyped] = useState<string>();
  const [message, setMessage] = useState<Message>();
  const { model } = store.getState();
  const origin = model?.scenarios.find(({ key }) => key === scenario);
  if (model === undefined || origin === undefined) return null;
  const name = typed ?? fresh.name;

  const write = () => {
    const { model: current } = store.getState();
    if (current === undefined) return;
    const written = name.trim();
    if (isNew && written === '') {
      setMessage({ intent: 'error', text: t('adoptUnnamed') });
      return;
    }
    if (isNew && current.scenarios.some((row) => [row.name.zh, row.name.en].includes(written))) {
      setMessage({ intent: 'error', text: t('adoptTaken', { name: written }) });
      return;
    }
    const target = isNew
      ? adoptAsNew(
          current,
          scenario,
          { key: fresh.key, name: { zh: written, en: written }, note: fresh.note },
          values,
        )
      : { model: adoptInto(current, scenario, values), key: scenario };
    store.dispatch({ kind: 'changeModel', model: target.model, origin: 'pane' });
    if (store.getState().refused.length > 0) {
      setMessage({ intent: 'error', text: t('adoptRefused') });
      return;
    }
    store.dispatch({ kind: 'chooseScenario', scenario: target.key });
    setMessage({ intent: 'success', text: t('adopted', { name: isNew ? written : pick(origin.name) }) });
  };

  return (
    <section className={styles.box} aria-label={t('adoptTitle')}>
      <h2 className={styles.title}>{t('adoptTitle')}</h2>
      <RadioGroup
        className={styles.choices}
        aria-label={t('adoptTitle')}
        value={isNew ? 'new' : 'own'}
        onChange={(_, { value }) => {
          setNew(value === 'new');
          setMessage(undefined);
        }}
      >
        <Radio value="own" label={t('adoptInto', { name: pick(origin.name) })} />
        <Radio value="new" label={t('adoptNew', { name: pick(origin.name) })} />
      </RadioGroup>
      {isNew ? (
        <Field label={t('adoptName')}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              value={name}
              onChange={(_, { value }) => {
                setTyped(value);
                setMessage(undefined);
              }}
            />
          )}
        </Field>
      ) : (
        Object.keys(values).some((key) => holdsDefault(model, scenario, key)) && (
          <Note>{t('adoptBase', { name: pick(origin.name) })}</Note>
        )
      )}
      <Button onClick={write}>{t('adopt')}</Button>
      <div role="status">
        {message !== undefined && <Notice intent={message.intent}>{message.text}</Notice>}
      </div>
    </section>
  );
}
