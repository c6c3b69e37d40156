/** Headings and sentences of monitoring, a row each, both languages side by side. */
import { both, type Bilingual } from '../language.js';

/** Columns, by the name that the JSON of `monitor` gives them. */
export const MONITORING_HEADS = {
  indicator: both('指标', 'Indicator'),
  member: both('地区或主体', 'Member'),
  unit: both('单位', 'Unit'),
  period: both('时期', 'Period'),
  planned: both('计划', 'Planned'),
  actual: both('实际', 'Actual'),
  attainment: both('完成计划 %', 'Of plan, %'),
  progress: both('占全年计划 %', 'Of the year, %'),
  yoy: both('同比', 'On a year ago'),
  requiredYoy: both('所需增速', 'Required'),
  ratio: both('实际/所需', 'Ratio'),
  light: both('灯号', 'Light'),
  nowcast: both('全年预计', 'Year, nowcast'),
  nowcastLow: both('预计低值', 'Low'),
  nowcastHigh: both('预计高值', 'High'),
  method: both('分布来源', 'Profile'),
  path: both('全年计划', 'Year, plan'),
  restNeeded: both('其余时期还需', 'Rest needs'),
  restNeededYoy: both('其余时期同比需', 'Rest on a year ago'),
} as const satisfies Record<string, Bilingual>;

/** Growth as it is shown: of amounts in per cent, of rates in percentage points. */
export const GROWTHS = {
  '%': both('{value}%', '{value}%'),
  pp: both('{value} 个百分点', '{value} pp'),
} as const satisfies Record<string, Bilingual>;

export const LIGHTS = {
  green: both('绿', 'green'),
  amber: both('黄', 'amber'),
  red: both('红', 'red'),
} as const satisfies Record<string, Bilingual>;

/** Where the share of the year comes from. */
export const PROFILE_METHODS = {
  lastYear: both('上年同期', 'last year'),
  profile: both('模型给定', 'given'),
  earlierYear: both('更早年份', 'an earlier year'),
  wholeYear: both('全年', 'whole year'),
} as const satisfies Record<string, Bilingual>;

export const MONITORING = {
  ranking: both('{indicator}排名：{list}。', 'Ranking, {indicator}: {list}.'),
  ranked: both('{rank} {name}', '{rank} {name}'),
  behind: both(
    '{name}：{period}比计划差 {behind}（{light}灯，已连续 {streak} 期未亮绿灯），其余时期还需 {rest}。',
    '{name}: {period} is behind plan by {behind} ({light}; not green for {streak|period|periods} in a row), and the rest of the year needs {rest}.',
  ),
  /** Nothing is left of the year, or the amounts of periods do not add up. */
  behindOnly: both(
    '{name}：{period}比计划差 {behind}（{light}灯，已连续 {streak} 期未亮绿灯）。',
    '{name}: {period} is behind plan by {behind} ({light}; not green for {streak|period|periods} in a row).',
  ),
  behindGrowth: both(
    '{name}：{period}达到计划水平，但同比 {yoy} 低于所需的 {required}（{light}灯，已连续 {streak} 期未亮绿灯）。',
    '{name}: {period} is at its planned level, but its growth of {yoy} is below the {required} required ({light}; not green for {streak|period|periods} in a row).',
  ),
  noneBehind: both('各项都亮绿灯。', 'All lights are green.'),
} as const satisfies Record<string, Bilingual>;
