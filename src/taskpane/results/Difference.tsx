/** Why a value differs from the same one in another scenario or year: what each assumption contributes, adding up, with a waterfall. */
import { useEffect, useState } from 'react';
import { Select, makeStyles, tokens } from '@fluentui/react-components';
import { bridgeScenarios, bridgeYears, type Bridge } from '../../analysis/why/bridge.js';
import { amount, nameOf, signed } from '../../analysis/words/words.js';
import { cellValue } from '../../figures/units.js';
import { WHY } from '../../messages/wording/why.js';
import type { SeriesCell } from '../../model/grounds.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { layoutWaterfall, type WaterfallBar } from '../charts/waterfallLayout.js';
import { Loading } from '../controls/Failsafe.js';
import { Field, Note } from '../controls/kit.js';
import { inSlices } from '../state/slices.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  caption: { textAlign: 'start', paddingBlockEnd: '4px' },
  name: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, padding: '4px 8px 4px 0' },
  amount: { textAlign: 'end', padding: '4px 0', whiteSpace: 'nowrap' },
  bar: { display: 'block', width: '100%', height: '10px', marginTop: '2px' },
  track: { stroke: tokens.colorNeutralStroke2 },
  up: { fill: 'var(--tuiyanLine1)', '@media (forced-colors: active)': { fill: 'Highlight' } },
  down: { fill: 'var(--tuiyanLine2)', '@media (forced-colors: active)': { fill: 'GrayText' } },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, verticalAlign: 'top' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly cell: SeriesCell;
}

/** `y2024` or `sbase`: what is compared with; empty for nothing. */
type Choice = string;

export function Difference({ prepared, projection, cell }: Props) {
  const { t, pick } = useText(WHY);
  const [choice, setChoice] = useState<Choice>('');
  const [bridge, setBridge] = useState<{ readonly of: Choice; readonly found: Bridge | undefined }>();
  const others = prepared.model.scenarios.filter(({ key }) => key !== projection.scenario);
  const years = prepared.years.filter((year) => year !== cell.year);

  useEffect(() => {
    if (choice === '') return undefined;
    let isWanted = true;
    const other = choice.slice(1);
    const search = choice.startsWith('y')
      ? Promise.resolve(bridgeYears(prepared, projection, cell.key, [Number(other), cell.year]))
      : inSlices(bridgeScenarios(prepared, [other, projection.scenario], cell.key, cell.year));
    void search.then((found) => {
      if (isWanted) setBridge({ of: choice, found });
    });
    return () => {
      isWanted = false;
    };
  }, [choice, prepared, projection, cell.key, cell.year]);

  if (!prepared.seriesByKey.has(cell.key)) return null;
  return (
    <>
      <Field label={t('whyAgainst')}>
        {(id) => (
          <Select id={id} value={choice} onChange={(_, { value }) => setChoice(value)}>
            <option value="">{t('whyAgainstNothing')}</option>
            {others.map(({ key, name }) => (
              <option key={key} value={`s${key}`}>
                {t('whyAgainstScenario', { scenario: pick(name) })}
              </option>
            ))}
            {years.map((year) => (
              <option key={year} value={`y${year}`}>
                {t('whyAgainstYear', { year })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {choice !== '' &&
        (bridge?.of === choice ? (
          <Steps
            prepared={prepared}
            projection={projection}
            cell={cell}
            choice={choice}
            bridge={bridge.found}
          />
        ) : (
          <Loading />
        ))}
    </>
  );
}

function Steps({
  prepared,
  projection,
  cell,
  choice,
  bridge,
}: Props & { readonly choice: Choice; readonly bridge: Bridge | undefined }) {
  const styles = useStyles();
  const { t, pick } = useText(WHY);
  const unit = prepared.seriesByKey.get(cell.key)?.unit;
  if (bridge === undefined || unit === undefined) return <Note>{t('whyNoBridge')}</Note>;
  const { was, is, steps } = bridge;
  if (steps.length === 0) return <Note>{t('whySame')}</Note>;
  const bars = layoutWaterfall(
    was,
    steps.map((step) => step.amount),
  );
  const show = (value: number) => pick(amount(cellValue(value, unit), unit, 6));
  const change = (value: number) => pick(signed(cellValue(value, unit), unit));
  const nameOfScenario = (key: string) => pick(prepared.scenarioByKey.get(key)?.name ?? { zh: key, en: key });
  const [from, to] = choice.startsWith('y')
    ? [choice.slice(1), cell.year]
    : [nameOfScenario(choice.slice(1)), nameOfScenario(projection.scenario)];
  return (
    <div>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {t('whySteps', { was: show(was), is: show(is), from, to })}
        </caption>
        <tbody>
          {steps.map(({ of, amount: step }, i) => (
            <tr key={i} className={styles.row}>
              <th scope="row" className={styles.name}>
                {of === undefined ? t('whyRest') : pick(nameOf(prepared, of))}
                <Bar {...(bars[i] ?? { from: 0, to: 0 })} />
              </th>
              <td className={styles.amount}>{change(step)}</td>
            </tr>
          ))}
          <tr className={styles.row}>
            <th scope="row" className={styles.name}>
              {t('whyTotal')}
            </th>
            <td className={styles.amount}>{change(is - was)}</td>
          </tr>
        </tbody>
      </table>
      <Note>{t('whyOrder')}</Note>
    </div>
  );
}

/** The amount as a bar from where the value was to where it is then; the number beside it says the same. */
function Bar({ from, to }: WaterfallBar) {
  const styles = useStyles();
  return (
    <svg className={styles.bar} aria-hidden="true">
      <line x1="0" x2="100%" y1="5" y2="5" className={styles.track} />
      <rect
        x={`${Math.min(from, to)}%`}
        width={`${Math.max(0.4, Math.abs(to - from))}%`}
        y="1"
        height="8"
        className={to < from ? styles.down : styles.up}
      />
    </svg>
  );
}
