/** A parameter's values year by year: a value given for a year applies until the next one given. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowReset20Regular } from '@fluentui/react-icons';
import type { Parameter, ParameterValue } from '../../model/model.js';
import type { YearValue } from '../../model/parameters.js';
import { NumberField } from '../controls/NumberField.js';
import type { ParameterChange } from '../state/state.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  rows: {
    listStyleType: 'none',
    margin: '6px 0',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '44px 120px minmax(0, 1fr) 28px',
    alignItems: 'center',
    gap: '8px',
    minHeight: '28px',
  },
  state: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  own: { color: tokens.colorBrandForeground1 },
});

interface Props {
  readonly name: string;
  readonly unit: string;
  readonly parameter: Parameter;
  /** The value that the scenario itself gives. */
  readonly own: ParameterValue | undefined;
  /** A base scenario has nothing to inherit from. */
  readonly isBase: boolean;
  readonly years: readonly number[];
  /** Aligned with `years`. */
  readonly values: readonly YearValue[];
  readonly onChange: (change: ParameterChange) => void;
  readonly onLeave: () => void;
}

export function YearValues({ name, unit, parameter, own, isBase, years, values, onChange, onLeave }: Props) {
  const styles = useStyles();
  const { t } = useText();
  const firstGiven = typeof own === 'object' ? Math.min(...Object.keys(own).map(Number)) : undefined;
  return (
    <ul className={styles.rows}>
      {years.map((year, index) => {
        const isGiven = typeof own === 'object' && own[year] !== undefined;
        const isOwn = own !== undefined && values[index]?.origin === 'own';
        return (
          <li key={year} className={styles.row}>
            <span>{year}</span>
            <NumberField
              size="small"
              label={t('scenarios.yearOf', { name, year })}
              value={values[index]?.value ?? 0}
              unit={unit}
              min={parameter.min}
              max={parameter.max}
              onChange={(value) => onChange({ year, value })}
              onLeave={onLeave}
            />
            <span className={mergeClasses(styles.state, isOwn && styles.own)}>
              {isGiven ? t('scenarios.given') : isOwn ? t('scenarios.held') : t('scenarios.notOwn')}
            </span>
            {isGiven && !(isBase && year === firstGiven) && (
              <Button
                size="small"
                appearance="subtle"
                icon={<ArrowReset20Regular />}
                aria-label={t('scenarios.resetYearOf', { name, year })}
                title={t(isBase ? 'scenarios.dropYear' : 'scenarios.reset')}
                onClick={() => {
                  onChange({ year, value: 'inherit' });
                  onLeave();
                }}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
