/** Problems of distributions and correlations: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const SAMPLING_PROBLEMS = {
  'sampling.seed': {
    zh: '随机种子须是 0 到 9007199254740991 之间的整数，现为“{seed}”：请填写整数，例如 2030。',
    en: 'The seed must be a whole number from 0 to 9007199254740991, but it is "{seed}": enter one such as 2030.',
  },
  'sampling.draws': {
    zh: '抽样次数须是 1 到 {most} 之间的整数，现为“{draws}”：请改为例如 10000。',
    en: 'The number of draws must be a whole number from 1 to {most}, but it is "{draws}": use, for example, 10000.',
  },
  'sampling.unknownDistribution': {
    zh: '没有“{kind}”这种分布：请从下列分布中选择：{known}。',
    en: 'There is no distribution "{kind}": choose one of {known}.',
  },
  'sampling.missingParameter': {
    zh: '分布 {kind} 缺少参数 {parameter}：请补上它的数值。',
    en: 'The distribution {kind} lacks its parameter {parameter}: give it a value.',
  },
  'sampling.unknownParameter': {
    zh: '分布 {kind} 没有参数 {parameter}：它的参数是 {known}，请更正名称、按顺序连续编号，或删去该参数。',
    en: 'The distribution {kind} has no parameter {parameter}: it takes {known}; correct the name, number lists without gaps, or remove it.',
  },
  'sampling.notFinite': {
    zh: '分布 {kind} 的参数 {parameter} 是“{value}”，不是有限的数：请填写一个数。',
    en: 'The parameter {parameter} of the distribution {kind} is "{value}", which is not a finite number: enter a number.',
  },
  'sampling.domain': {
    zh: '分布 {kind} 的参数 {parameter} 为 {value}，超出允许范围（{domain}）：请改为范围内的数。',
    en: 'The parameter {parameter} of the distribution {kind} is {value}, outside its range ({domain}): use a number within it.',
  },
  'sampling.order': {
    zh: '分布 {kind} 的参数须满足 {order}，且 {first} 小于 {last}，现依次为 {found}：请调整大小顺序。',
    en: 'The parameters of the distribution {kind} must satisfy {order} with {first} below {last}, but are {found}: put them in order.',
  },
  'sampling.lengths': {
    zh: '分布 {kind} 有 {values} 个取值（value）却有 {probabilities} 个概率（probability）：请逐一对应，个数相同。',
    en: 'The distribution {kind} has {values|value|values} but {probabilities|probability|probabilities}: give one probability for each value.',
  },
  'sampling.probabilitySum': {
    zh: '分布 {kind} 的概率之和为 {sum}，应为 1：请调整各概率。',
    en: 'The probabilities of the distribution {kind} add up to {sum}, not to 1: adjust them.',
  },
  'sampling.truncationOrder': {
    zh: '分布 {kind} 的截断下限 {min} 不小于上限 {max}：请使 truncateMin 小于 truncateMax。',
    en: 'The distribution {kind} is cut below {min} and above {max}: truncateMin must be less than truncateMax.',
  },
  'sampling.truncationEmpty': {
    zh: '分布 {kind} 的取值在 {from} 与 {to} 之间，截断到 {min} 至 {max} 后几乎没有剩余：请放宽截断范围。',
    en: 'Practically nothing of the distribution {kind}, which lies between {from} and {to}, is left between {min} and {max}: widen the limits.',
  },
  'sampling.extreme': {
    zh: '分布 {kind} 的参数过于极端，两端的取值超出计算机能表示的范围：请改用更接近实际的参数，或用 truncateMin、truncateMax 截断。',
    en: 'The parameters of the distribution {kind} are so extreme that its ends exceed what a computer can represent: use more realistic ones, or cut it with truncateMin and truncateMax.',
  },
  'sampling.metalogCount': {
    zh: 'metalog 分布需要 2 到 {most} 个分位数，现有 {count} 个：请增减分位数。',
    en: 'A metalog distribution takes 2 to {most} quantiles, but {count|is|are} given: add or remove some.',
  },
  'sampling.metalogOrder': {
    zh: 'metalog 分布的概率须在 0 与 1 之间且互不相同，分位数须随概率递增：请检查 value 与 probability 的对应。',
    en: 'The probabilities of a metalog distribution must differ and lie between 0 and 1, and its quantiles must rise with them: check each value and its probability.',
  },
  'sampling.metalogBounds': {
    zh: 'metalog 分布的分位数（{first} 至 {last}）须严格在 min 与 max 之间：请放宽上下限。',
    en: 'The quantiles of a metalog distribution ({first} to {last}) must lie strictly between min and max: widen the bounds.',
  },
  'sampling.metalogFalls': {
    zh: '这些分位数无法连成 metalog 分布：曲线在累积概率 {percent}% 附近下降。请减少分位数，或把相邻分位数的间距调得均匀些。',
    en: 'No metalog distribution goes through these quantiles: its curve falls near {percent}%. Use fewer quantiles or space them more evenly.',
  },
  'sampling.correlationSize': {
    zh: '相关系数矩阵须是 {size} 行 {size} 列，与参数一一对应：请补齐或删去多余的行列。',
    en: 'The correlation matrix must have {size|row|rows} and {size|column|columns}, one for each parameter: complete it or remove the excess.',
  },
  'sampling.correlationValue': {
    zh: '第 {row} 个与第 {column} 个参数的相关系数为 {value}：须是 -1 到 1 之间的数，对角线为 1。',
    en: 'The correlation of parameters {row} and {column} is {value}: it must be a number from -1 to 1, and 1 on the diagonal.',
  },
  'sampling.correlationSymmetry': {
    zh: '第 {row} 个与第 {column} 个参数的相关系数两处不一致（{value} 与 {other}）：请改为同一个数。',
    en: 'The correlation of parameters {row} and {column} is given as {value} and as {other}: make them the same.',
  },
  'sampling.correlationAdjusted': {
    zh: '这些相关系数彼此矛盾，不可能同时成立：已改用最接近的可行矩阵，变动最大的是第 {row} 个与第 {column} 个参数，由 {value} 变为 {adjusted}。如不合适，请自行调整。',
    en: 'These correlations contradict each other: the nearest possible ones are used; the largest change is between parameters {row} and {column}, from {value} to {adjusted}. If that does not suit, change them yourself.',
  },
  'sampling.unknownPath': {
    zh: '没有“{kind}”这种逐年变动方式：请从下列方式中选择：{known}。',
    en: 'There is no yearly path "{kind}": choose one of {known}.',
  },
} as const satisfies Record<string, Bilingual>;
