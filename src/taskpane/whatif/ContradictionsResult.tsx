/** What was found: sets that cannot hold together, with what each member would have to become, and figures that differ. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Contradictions } from '../../analysis/contradictions/contradictions.js';
import type { ConflictSet } from '../../analysis/contradictions/sets.js';
import { usedValue, type Figure } from '../../figures/figure.js';
import { CONTRADICTION_WORDS } from '../../messages/wording/contradictions.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import type { PreparedModel } from '../../model/prepared.js';
import { Card, Note } from '../controls/kit.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '18px', display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** The two lists of one search. */
export function ContradictionsResult({
  found,
  prepared,
}: {
  found: Contradictions;
  prepared: PreparedModel;
}) {
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
