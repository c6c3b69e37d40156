/**
 * The unit of a number in running text: units of the unit table, and Chinese measure words.
 *
 * In: a text, and a number that the scanner has read in it. Out: value and unit as printed (4.67万亿元 is 4.67 万亿元, 35万人 is 350,000
 * 人, 7.3亿千瓦时 is 7.3 亿千瓦时), where the token ends, and whether the unit counts things, which may then follow.
 */
import type { Qualifier } from '../figure.js';
import { matchAt } from '../matchAt.js';
import { QUALIFIERS_AFTER, type PrintedNumber } from '../number.js';
import { POWERS } from '../powers.js';
import { listedUnit, isCounting } from '../units.js';

export interface Measure {
  readonly value: number;
  readonly max?: number;
  /** Empty for an index or a ratio. */
  readonly unit: string;
  /** Where the token begins, where a currency is written before the number: RMB 100 million. */
  readonly start?: number;
  readonly end: number;
  readonly counts: boolean;
  /** Words after the unit that change the qualifier: 12颗以上. */
  readonly qualifier?: Qualifier;
}

/** Measure words besides those of the unit table. */
const COUNTERS =
  '平台|人份|户次|车次|架次|班次|艘次|场次|标箱|颗|种|类|支|只|座|栋|幢|辆|艘|架|列|部|篇|册|本|卷|幅|份|枚|套|款|门|场|起|例|宗|笔|单|处|块|片|株|头|口|组|队|对|张|批|个村|村|届|期|章|节|型|号|级|档|维|寸|环';
/** Measure words for things that no planner counts. */
const ORDINAL = /^(?:届|期|章|节|型|号|级|档|维|寸|环|批)$/;
/** Units of measurement, whose multiplier is kept in the unit. */
const MEASURED =
  '吨标准煤|吨标煤|立方米|平方米|平方公里|平方千米|公里|千米|海里|公顷|公斤|千克|克|吨|千瓦时|千伏安|千瓦|兆瓦|吉瓦|千伏|标准箱|GWh|MWh|kWh|TWh|GW|MW|kW|km|TEU|PB|TB|GB|Gbps|EFLOPS|PFLOPS|微克|毫克|毫米|厘米|米|升|度|℃|亩|斤|载重吨|总吨|分贝|个标准箱';
const TIMES =
  '个工作日|工作日|个月|个小时|小时|分钟|秒|周岁|周年|周|天|日|月|岁|世纪|年代|点|时|分(?!点|之)|夜|晚';
const MONEY = '美元|欧元|英镑|日元|港元|港币|人民币|元';

const MORE = '[余多]?\\s?';
const COUNTER = new RegExp(`${MORE}(${COUNTERS})`, 'y');
const SIZE = new RegExp(`${MORE}(${MEASURED})`, 'y');
const TIME = new RegExp(`${MORE}(?:${TIMES})`, 'y');
const CURRENCY = new RegExp(`${MORE}(${MONEY})`, 'y');
/** Per: 元/人; 每 only where no verb follows, so that 80亿人每人设计 is 80亿人. */
const PER =
  /\s?(?:[/／]|每(?=(?:万|亿|百|千)?[元人吨户家亩年月天日度](?:[，。；、）]|以|左|$)))\s?((?:万|亿|百|千)?(?:元|人|吨标准煤|吨|立方米|平方公里|平方米|公里|户|家|亩|年|月|天|日|千瓦时|度))(?![0-9])/y;
const AFTER = /\s?(以上|左右|上下|以内|以下|[+＋])/y;
/** Undefined for a number that measures nothing: 315, 2.0; and for a time: 9个月, 24小时. */
export function readMeasure(text: string, read: PrintedNumber): Measure | undefined {
  const from = read.unit === undefined ? read.end : bareEnd(text, read);
  if (read.unit !== '%' && matchAt(TIME, text, from) !== undefined && read.unit !== '人') return undefined;
  if (read.unit === undefined) return readUnknown(text, read);
  // 65万人年, 3.5万户次: the unit goes on.
  const printed = /(?:人年(?![均初末底度内])|户次)/y;
  const longer = matchAt(printed, text, read.end - 1)?.[0];
  if (longer !== undefined) return { ...scaled(read, ''), unit: longer, end: read.end + 1, counts: false };
  const per = matchAt(PER, text, read.end);
  if (per !== undefined)
    return {
      ...scaled(read, ''),
      unit: `${read.unit}/${per[1] ?? ''}`,
      end: read.end + per[0].length,
      counts: false,
    };
  const unit = listedUnit(read.unit);
  const isMoney = unit !== undefined && ('money' in unit.dimension || 'dollar' in unit.dimension);
  if (isMoney || ['吨', '吨标煤', '亩', '平方米', '平方公里'].includes(read.unit)) {
    const power = printedPower(text, read);
    const prefixed = listedUnit(`${power}${read.unit}`)?.symbol;
    // 亿吨 is not a unit of the table, but 万吨 is.
    if (prefixed === undefined && listedUnit(`万${read.unit}`) !== undefined)
      return { ...scaled(read, '万'), unit: `万${read.unit}`, end: read.end, counts: false };
    const symbol = prefixed ?? `${power}${read.unit}`;
    return { ...scaled(read, power), unit: symbol, end: read.end, counts: false };
  }
  return {
    ...scaled(read, ''),
    unit: read.unit,
    end: read.end,
    counts: unit !== undefined && isCounting(unit),
  };
}

function readUnknown(text: string, read: PrintedNumber): Measure | undefined {
  // 产值达到3000亿级: a band of money.
  const band = printedPower(text, read);
  if (/^\s?级(?!别)/.test(text.slice(read.end)) && band !== '' && band !== '万')
    return { ...scaled(read, band), unit: `${band}元`, end: read.end, counts: false };
  const size = matchAt(SIZE, text, read.end) ?? matchAt(CURRENCY, text, read.end);
  if (size !== undefined) {
    const power = printedPower(text, read);
    return finish(text, read, read.end + size[0].length, `${power}${size[1] ?? ''}`, power, false);
  }
  const counter = matchAt(COUNTER, text, read.end);
  if (counter === undefined || ORDINAL.test(counter[1] ?? '')) return undefined;
  return finish(text, read, read.end + counter[0].length, counter[1] ?? '', '', true);
}

function finish(
  text: string,
  read: PrintedNumber,
  end: number,
  unit: string,
  power: string,
  counts: boolean,
): Measure {
  const per = matchAt(PER, text, end);
  const unitEnd = end + (per?.[0].length ?? 0);
  const after = matchAt(AFTER, text, unitEnd);
  const qualifier =
    QUALIFIERS_AFTER[after?.[1] ?? ''] ?? (/[余多]/.test(text.slice(read.end, end)) ? 'atLeast' : undefined);
  return {
    ...scaled(read, power),
    unit: per === undefined ? unit : `${unit}/${per[1] ?? ''}`,
    end: unitEnd + (after?.[0].length ?? 0),
    counts: counts && per === undefined,
    ...(qualifier === undefined ? {} : { qualifier }),
  };
}

/** The value in units with the multiplier. */
function scaled(read: PrintedNumber, power: string): { readonly value: number; readonly max?: number } {
  const exponent = POWERS.find(([word]) => word === power)?.[1] ?? 0;
  const scale = (value: number): number => Number((value / 10 ** exponent).toPrecision(15));
  return { value: scale(read.value), ...(read.max === undefined ? {} : { max: scale(read.max) }) };
}

/** 万亿, 亿 or 万, where the token multiplies by it; empty for 3亿2000万, which is in 万. */
function printedPower(text: string, read: PrintedNumber): string {
  const token = text.slice(read.at, read.end);
  return token.match(/万亿|亿|万/g)?.at(-1) ?? '';
}

/** Where the number ends without the unit that the scanner has read: 9个 of 9个月. */
function bareEnd(text: string, read: PrintedNumber): number {
  return /[个年]$/.test(text.slice(read.at, read.end)) ? read.end - 1 : read.end;
}
