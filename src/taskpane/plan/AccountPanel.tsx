/** The account: a year's total by investors and by uses, both sums, the shift of shares, the bridge, and what no document gives. */
import { useState } from 'react';
import { Select, makeStyles } from '@fluentui/react-components';
import { accountTable, type AccountTable } from '../../analysis/account/accountTable.js';
import { findUnit, type Unit } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { Account } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { YearChoice } from '../controls/Choice.js';
import { Field, Note, Notice, Section } from '../controls/kit.js';
import { ScenarioPicker } from '../controls/ScenarioPicker.js';
import { usePane } from '../state/PaneContext.js';
import type { AnalysisProps, Calculation } from '../state/state.js';
import { formatCell, formatWithUnit, unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';
import { NumberTable } from '../controls/NumberTable.js';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: { margin: 0, paddingInlineStart: '18px' },
});

export default function AccountPanel({ calculation }: AnalysisProps) {
  const styles = useStyles();
  const { t, pick } = useText(PLAN_WORDS);
  const { model } = calculation.prepared;
  const accounts = model.accounts ?? [];
  const [key, setKey] = useState<string>();
  const account = accounts.find((each) => each.key === key) ?? accounts[0];
  if (account === undefined) return <Note>{t('accountNo')}</Note>;
  return (
    <div className={styles.panel}>
      <ScenarioPicker scenarios={model.scenarios} label={t('scenarios.choose')} />
      {accounts.length > 1 && (
        <Field label={t('accountChoose')}>
          {(id) => (
            <Select id={id} value={account.key} onChange={(_, { value }) => setKey(value)}>
              {accounts.map((each) => (
                <option key={each.key} value={each.key}>
                  {pick(each.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <OneAccount calculation={calculation} account={account} />
    </div>
  );
}

function OneAccount({ calculation, account }: { calculation: Calculation; account: Account }) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, pick } = texts;
  const { prepared, projections } = calculation;
  const scenario = usePane((state) => state.scenario);
  const projection = projections.get(scenario) ?? [...projections.values()][0];
  const table = projection === undefined ? undefined : accountTable(account, projection);
  const [chosen, setYear] = useState(prepared.model.baseYear + 1);
  const [owner, setOwner] = useState<string>();
  const unit = prepared.seriesByKey.get(account.total)?.unit ?? findUnit('');
  if (projection === undefined || table === undefined || unit === undefined || table.years.length === 0)
    return <Notice intent="warning">{t('accountNoYears')}</Notice>;
  const year = table.years.includes(chosen) ? chosen : (table.years[0] ?? chosen);
  const at = table.years.indexOf(year);
  const name = (key: string): string =>
    pick(prepared.seriesByKey.get(key)?.indicator.name ?? { zh: key, en: key });
  const investor = table.investors.find(({ key }) => key === owner) ?? table.investors[0];
  const whole = table.total.values[at] ?? 0;
  const rows = shareRows(table, at, unit, texts);
  const sum = (amount: number): readonly string[] => [
    t('planSum'),
    formatCell(amount, unit, texts),
    percent(amount, whole),
  ];
  const heads = [unitLabel(unit.symbol, texts), t('planAmount'), t('planShare'), shiftOf(table, t)];
  const sums = table.sums[at];
  const link = (key: string): readonly string[] => {
    const series = projection.indicators.find((row) => row.key === key);
    const own = prepared.seriesByKey.get(key)?.unit;
    const value = series?.values[projection.years.indexOf(year)];
    return [name(key), own === undefined ? '–' : formatWithUnit(value, own, texts)];
  };
  const open = openInputs(prepared, account);
  return (
    <>
      <YearChoice label={t('planYear')} years={table.years} value={year} onChoose={setYear} />
      {sums !== undefined && (
        <Notice intent={sums.agrees ? 'success' : 'error'}>
          {sums.agrees
            ? t('accountAgrees', { year })
            : t('accountDiffers', {
                year,
                total: formatWithUnit(whole, unit, texts),
                investors: formatWithUnit(sums.investors, unit, texts),
                uses: formatWithUnit(sums.uses, unit, texts),
              })}
        </Notice>
      )}
      <NumberTable
        title={`${t('accountInvestor')} · ${year}`}
        heads={heads}
        rows={[
          ...table.investors.flatMap((line) => [
            rows(name(line.key), line.values),
            ...line.parts.map((part) => rows(t('accountPartOf', { name: name(part.key) }), part.values)),
          ]),
          [...sum(sums?.investors ?? whole), ''],
        ]}
        hasSum
      />
      <NumberTable
        title={`${t('accountUse')} · ${year}`}
        heads={heads}
        rows={[
          ...table.uses.map((line) => rows(name(line.key), line.values)),
          [...sum(sums?.uses ?? whole), ''],
        ]}
        hasSum
      />
      <Field label={t('accountInvestor')}>
        {(id) => (
          <Select id={id} value={investor?.key ?? ''} onChange={(_, { value }) => setOwner(value)}>
            {table.investors.map(({ key }) => (
              <option key={key} value={key}>
                {name(key)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {investor !== undefined && (
        <NumberTable
          title={`${t('accountOf', { name: name(investor.key) })} · ${year}`}
          heads={[unitLabel(unit.symbol, texts), t('planAmount'), t('planShare')]}
          rows={investor.uses.map(({ key, values }, i) => [
            name(table.uses[i]?.key ?? key),
            formatCell(values[at], unit, texts),
            percent(values[at] ?? 0, investor.values[at] ?? 0),
          ])}
        />
      )}
      {(account.bridge ?? []).length > 0 && (
        <NumberTable
          title={t('accountBridgeTitle')}
          heads={['', String(year)]}
          rows={(account.bridge ?? []).map(link)}
        />
      )}
      {open.length > 0 && (
        <Section title={t('accountOpen')}>
          <ul className={styles.list}>
            {open.map(({ key, name: own }) => (
              <li key={key}>{pick(own)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

type PlanTexts = ReturnType<typeof useText<keyof typeof PLAN_WORDS>>;

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

function shiftOf({ years }: AccountTable, t: PlanTexts['t']): string {
  return t('accountShift', { from: years[0] ?? '', to: years.at(-1) ?? '' });
}

/** A row of an amount with its share of the total, and the change of that share from the first year to the last, in points. */
function shareRows({ total }: AccountTable, at: number, unit: Unit, texts: PlanTexts) {
  return (name: string, values: readonly number[]): readonly string[] => {
    const shareAt = (column: number): number => (100 * (values[column] ?? 0)) / (total.values[column] ?? 0);
    const shift = shareAt(values.length - 1) - shareAt(0);
    const signed = `${shift > 0 ? '+' : shift < 0 ? '−' : ''}${Math.abs(shift).toFixed(1)}`;
    return [
      name,
      formatCell(values[at], unit, texts),
      percent(values[at] ?? 0, total.values[at] ?? 0),
      Number.isFinite(shift) ? signed : '–',
    ];
  };
}

/** Parameters of the account's formulas whose values no source gives. */
function openInputs({ seriesByKey, model }: PreparedModel, { uses, cells, parts = {} }: Account) {
  const keys = [...uses, ...[cells, parts].flatMap((rows) => Object.values(rows).flat())];
  const used = new Set(
    keys.flatMap((key) => {
      const expr = seriesByKey.get(key)?.written;
      return expr === undefined ? [] : referencesOf(expr).map((reference) => reference.key);
    }),
  );
  return model.parameters.filter(
    ({ key, source, role }) => used.has(key) && source === 'assumption' && role !== 'switch',
  );
}
