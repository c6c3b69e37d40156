/** What cannot hold together in a scenario, with what each would have to become, and figures about the same thing that differ. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Contradictions } from '../../analysis/contradictions/contradictions.js';
import type { ConflictSet } from '../../analysis/contradictions/sets.js';
import { usedValue, type Figure } from '../../figures/figure.js';
import { CONTRADICTION_WORDS } from '../../messages/wording/contradictions.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import type { PreparedModel } from '../../model/prepared.js';
import { Card, Note } from '../controls/kit.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { usePane } from '../state/PaneContext.js';
import type { AnalysisProps } from '../state/state.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import { useText } from '../text/text.js';
import { JobBar } from './JobBar.js';
import { useJob } from './useJob.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '18px', display: 'flex', flexDirection: 'column', gap: '8px' },
});

export default function ContradictionsPanel({ calculation: { prepared } }: AnalysisProps) {
  const styles = useStyles();
  const { t } = useText(CONTRADICTION_WORDS);
  const job = useJob('contradictions');
  const scenario = usePane((state) => state.scenario);
  return (
    <div className={styles.panel}>
      <Note>{t('intro')}</Note>
      <ScenarioPicker scenarios={prepared.model.scenarios} label={t('scenarios.choose')} />
      <JobBar job={job} label={t('run')} onRun={() => job.run(prepared.model, { scenario })} />
      {job.state.kind === 'done' && <Result found={job.state.result} prepared={prepared} />}
    </div>
  );
}

function Result({ found, prepared }: { found: Contradictions; prepared: PreparedModel }) {
  const styles = useStyles();
  const { t, pick } = useText(CONTRADICTION_WORDS);
  const { sets, isCut, pairs } = found;
  const scenario = prepared.scenarioByKey.get(found.scenario)?.name;
  return (
    <>
      <Card label={t('setsTitle')}>
        <h2 className={styles.title}>{t('setsTitle')}</h2>
        <Note>{t('ofScenario', { scenario: scenario === undefined ? found.scenario : pick(scenario) })}</Note>
        {sets.length === 0 && <p role="status">{t('noSets')}</p>}
        {sets.map((set) => (
          <SetItem key={set.members.map(({ key }) => key).join(' ')} set={set} />
        ))}
        {isCut && <Note>{t('cut')}</Note>}
      </Card>
      <Card label={t('pairsTitle')}>
        <h2 className={styles.title}>{t('pairsTitle')}</h2>
        {pairs.length === 0 && <Note>{t('noPairs')}</Note>}
        <ul className={styles.list}>
          {pairs.map(({ kind, a, b }) => (
            <li key={`${a.id} ${b.id}`}>
              <div>{`${t(kind)} · ${a.geography}`}</div>
              <Side figure={a} />
              <Side figure={b} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function SetItem({ set: { members, reading } }: { set: ConflictSet }) {
  const styles = useStyles();
  const { pick, language } = useText(CONTRADICTION_WORDS);
  return (
    <div>
      <div>{members.map(({ name }) => pick(name)).join(language === 'zh' ? '；' : '; ')}</div>
      <ul className={styles.list}>
        {members.map(({ key, becomes }) => (
          <li key={key}>{pick(becomes)}</li>
        ))}
      </ul>
      {reading !== undefined && <Note>{pick(reading)}</Note>}
    </div>
  );
}

function Side({ figure }: { figure: Figure }) {
  const texts = useText(CONTRADICTION_WORDS);
  const { qualifier, kind, period, id, unit } = figure;
  const value = joinUnit(formatPrinted(usedValue(figure), texts), unit, texts);
  const how = qualifier === 'exact' ? '' : `${texts.pick(CHOICES.qualifier[qualifier])} `;
  const about = [id, texts.pick(CHOICES.kind[kind]), period].filter((text) => text !== '');
  return <Note>{`${how}${value} (${about.join(', ')})`}</Note>;
}
