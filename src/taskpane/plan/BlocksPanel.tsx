/** The blocks that come with the program: which are in the model, how they are switched, and which values no document gives. */
import { useState } from 'react';
import { Badge, Button, Select, makeStyles } from '@fluentui/react-components';
import type { Outcome, Problem } from '../../messages/problem.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { BlockFiles } from '../../model/blocks.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { addBlock, blockState, dropBlock } from '../../model/takeBlock.js';
import { Fold } from '../controls/Fold.js';
import { Field, Note, Notice, Section } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useDispatch, usePane, useStore } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import { useText } from '../text/text.js';
import { BLOCKS } from './blockTexts.js';
import { NumberTable } from '../controls/NumberTable.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  marks: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

const STATES = { in: 'blocksIn', out: 'blocksOut', partly: 'blocksPartly' } as const;

/** What the last change of a block came to. */
interface Told {
  readonly block: string;
  readonly sentence: string;
  readonly problems: readonly Problem[];
}

export default function BlocksPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const { t, pick } = useText(PLAN_WORDS);
  const store = useStore();
  const { prepared } = calculation;
  const [told, setTold] = useState<Told>();

  const offer = (block: string, outcome: Outcome<Model>, sentence: string) => {
    if (outcome.ok) store.dispatch({ kind: 'changeModel', model: outcome.value, origin: 'pane' });
    const refused = outcome.ok ? store.getState().refused : outcome.problems;
    const problems = refused.filter(({ severity }) => severity === 'error');
    setTold({ block, sentence: problems.length > 0 ? '' : sentence, problems });
  };

  return (
    <div className={styles.panel}>
      <Note>{t('blocksIntro')}</Note>
      {Object.entries(BLOCKS).map(([key, block]) => {
        const state = blockState(prepared.model, block);
        const name = pick(state.name);
        return (
          <Section key={key} title={name}>
            <div className={styles.marks}>
              <Badge appearance="outline" color={state.is === 'in' ? 'success' : 'informative'}>
                {t(STATES[state.is])}
              </Badge>
              <Badge appearance="outline" color={state.placeholders.length > 0 ? 'warning' : 'success'}>
                {state.placeholders.length > 0
                  ? t('blocksPlaceholders', { count: state.placeholders.length })
                  : t('blocksNoPlaceholder')}
              </Badge>
            </div>
            {state.is !== 'out' && <Switches prepared={prepared} keys={state.switches} />}
            {state.is !== 'out' && state.placeholders.length > 0 && (
              <Fold title={t('blocksList')}>
                <Placeholders prepared={prepared} keys={state.placeholders} />
              </Fold>
            )}
            {state.is === 'out' ? (
              <Button
                aria-label={`${t('blocksAdd')}: ${name}`}
                onClick={() => offer(key, addBlock(prepared.model, key, block), t('blocksAdded', { name }))}
              >
                {t('blocksAdd')}
              </Button>
            ) : (
              <Button
                aria-label={`${t('blocksDrop')}: ${name}`}
                onClick={() => offer(key, dropped(prepared.model, block), t('blocksDropped', { name }))}
              >
                {t('blocksDrop')}
              </Button>
            )}
            <div role="status">
              {told?.block === key && told.problems.length === 0 && (
                <Notice intent="success">{told.sentence}</Notice>
              )}
            </div>
            {told?.block === key && told.problems.length > 0 && (
              <Notice intent="error">
                {t('blocksRefused')}
                <ProblemList problems={told.problems} />
              </Notice>
            )}
          </Section>
        );
      })}
    </div>
  );
}

function dropped(model: Model, block: BlockFiles): Outcome<Model> {
  return { ok: true, value: dropBlock(model, block), problems: [] };
}

interface KeyProps {
  readonly prepared: PreparedModel;
  readonly keys: readonly string[];
}

/** The switches of a block in the scenario in focus, each with its ways in words. */
function Switches({ prepared, keys }: KeyProps) {
  const { t, pick } = useText(PLAN_WORDS);
  const dispatch = useDispatch();
  const scenario = usePane((state) => state.scenario);
  const projection = usePane((state) => state.calculation?.projections.get(state.scenario));
  const name = prepared.scenarioByKey.get(scenario)?.name;
  if (keys.length === 0) return null;
  return (
    <>
      <Note>{t('blocksSwitches', { scenario: name === undefined ? scenario : pick(name) })}</Note>
      {keys.map((key) => {
        const parameter = prepared.parameterByKey.get(key)?.parameter;
        if (parameter?.options === undefined) return null;
        const values = projection?.parameters.find((row) => row.key === key)?.values ?? [];
        const value = values.at(-1);
        return (
          <Field key={key} label={pick(parameter.name)}>
            {(id) => (
              <Select
                id={id}
                value={typeof value === 'number' ? value : parameter.min}
                onChange={(_, data) =>
                  dispatch({
                    kind: 'setParameter',
                    scenario,
                    parameter: key,
                    year: 'all',
                    value: Number(data.value),
                  })
                }
              >
                {parameter.options?.map((option, i) => (
                  <option key={i} value={parameter.min + i}>
                    {pick(option)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        );
      })}
    </>
  );
}

/** Values that no document gives, with their ranges. */
function Placeholders({ prepared, keys }: KeyProps) {
  const texts = useText(PLAN_WORDS);
  const { t, pick } = texts;
  const rows = keys.flatMap((key) => {
    const parameter = prepared.parameterByKey.get(key)?.parameter;
    if (parameter === undefined) return [];
    const { name, unit, value, min, max } = parameter;
    const given = typeof value === 'number' ? [value] : Object.values(value);
    const shown = [...new Set(given)].map((each) => formatPrinted(each, texts)).join(', ');
    return [
      [
        pick(name),
        joinUnit(shown, unit, texts),
        `${formatPrinted(min, texts)} – ${formatPrinted(max, texts)}`,
      ],
    ];
  });
  return <NumberTable title={t('blocksList')} heads={['', t('blocksValue'), t('blocksRange')]} rows={rows} />;
}
