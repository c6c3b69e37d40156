/** Chooses the scenario in focus: radio buttons that look like pills, each with its line as in the chart. */
import { useId } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Scenario } from '../../model/model.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { lineColor, lineDash } from './theme.js';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  pills: { display: 'flex', flexWrap: 'wrap', gap: '5px', marginBlockStart: '4px' },
  pill: {
    display: 'flex',
    alignItems: 'center',
    gap: '5px',
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(:checked)': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
    },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': { ':has(:checked)': { outline: '2px solid Highlight' } },
  },
  // Kept in the page for keyboard and screen reader; the pill shows its state.
  radio: { position: 'absolute', opacity: 0, width: '1px', height: '1px', margin: 0 },
});

export function ScenarioPicker({ scenarios, label }: { scenarios: readonly Scenario[]; label: string }) {
  const styles = useStyles();
  const { pick } = useText();
  const dispatch = useDispatch();
  const chosen = usePane((state) => state.scenario);
  const name = useId();

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.pills}>
        {scenarios.map((scenario, index) => (
          <label key={scenario.key} className={styles.pill}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              checked={scenario.key === chosen}
              onChange={() => dispatch({ kind: 'chooseScenario', scenario: scenario.key })}
            />
            <LineSample index={index} />
            {pick(scenario.name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A piece of the scenario's line as the chart draws it. */
export function LineSample({ index }: { index: number }) {
  return (
    <svg width="16" height="8" aria-hidden="true" focusable="false" style={{ flexShrink: 0 }}>
      <path
        d="M1.5 4h13"
        stroke={lineColor(index)}
        strokeWidth="3"
        strokeDasharray={lineDash(index)}
        strokeLinecap="round"
      />
    </svg>
  );
}
