/** The members of the indicator in focus side by side, in the base year and the milestones of the scenario in focus. */
import type { PreparedIndicator } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { ValueTable } from '../controls/ValueTable.js';
import type { Calculation } from '../state/state.js';
import { formatCell } from '../text/format.js';
import { memberName } from '../text/memberName.js';
import { useText } from '../text/text.js';

interface Props {
  readonly series: PreparedIndicator;
  readonly calculation: Calculation;
  readonly projection: Projection;
}

export function MemberTable({ series, calculation: { prepared }, projection }: Props) {
  const texts = useText();
  const { t, pick } = texts;
  const { of } = series.member ?? {};
  if (of === undefined) return null;
  const { model, years } = prepared;
  const name = pick(prepared.seriesByKey.get(of)?.indicator.name ?? series.indicator.name);
  const shown = [model.baseYear, ...model.milestones];
  const values = new Map(projection.indicators.map((row) => [row.key, row.values]));
  const rows = prepared.series.filter(({ member }) => member?.of === of);
  return (
    <ValueTable
      caption={t('results.members')}
      label={`${name} ${t('results.members')}`}
      heads={[t('results.member'), ...shown.map(String)]}
      rows={rows.map(({ indicator: { key }, member, unit }) => [
        memberName(member, texts),
        ...shown.map((year) => formatCell(values.get(key)?.[years.indexOf(year)], unit, texts)),
      ])}
    />
  );
}
