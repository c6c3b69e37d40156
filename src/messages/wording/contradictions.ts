/** Words of contradictions: in the sheet, the pane and the command line alike. */
import { both, type Bilingual } from '../language.js';

export const CONTRADICTION_WORDS = {
  title: both('矛盾', 'Contradictions'),
  intro: both(
    '查找哪些目标、规则和数字不能同时成立，各须改成多少其余才能成立；并列出同一事项数值不同、或备注中互相对照的数据。',
    'Finds which targets, rules and numbers cannot hold together and what each would have to become, and lists figures about the same thing that differ or that a note sets side by side.',
  ),
  run: both('查找', 'Search'),
  setsTitle: both(
    '不能同时成立的要求（每组少了任何一项，其余都能成立）',
    'What cannot hold together (each set could without any one of its members)',
  ),
  ofScenario: both(
    '“{scenario}”情景：政策手段可在可行范围内变动，其他参数不变；“应当”遵守的规则也算在内。',
    'Scenario "{scenario}": levers may move within their ranges and nothing else; rules that should hold are included.',
  ),
  noSets: both(
    '没有发现：政策手段在可行范围内变动时，可以判断的目标和全部规则可以同时成立。',
    'None was found: with levers within their ranges, all rules and the targets that can be judged hold together.',
  ),
  stamped: both(
    '以下是查找时的计算值；数值、公式或目标改动后，上面一行会标明已过期。',
    ' What follows was calculated at the time of the search; when numbers, formulas or targets change, the line above says that it is out of date.',
  ),
  set: both('组', 'Set'),
  member: both('要求', 'What is asked'),
  becomes: both('要使其余各项成立', 'For the others to hold'),
  stated: both('要求值', 'Asked'),
  needed: both('须改为', 'To become'),
  figure: both('数据', 'Figure'),
  value: both('数值', 'Value'),
  difference: both('相差', 'Difference'),
  cut: both(
    '组合太多，没有逐一检查完，可能还有其他各组。',
    'There were too many combinations to check all: there may be more sets.',
  ),
  pairsTitle: both(
    '同一事项数值不同、或备注中互相对照的数据',
    'Figures about the same thing that differ, or that a note sets side by side',
  ),
  noPairs: both('没有发现。', 'None was found.'),
  conflict: both('矛盾', 'conflict'),
  vintage: both('计划与实际', 'plan and outcome'),
  caliber: both('口径不同', 'other scope'),
  reading: both('读法未定', 'open reading'),
  what: both('种类', 'Kind'),
  place: both('地区', 'Place'),
  one: both('一方', 'One'),
  other: both('另一方', 'The other'),
} as const satisfies Record<string, Bilingual>;
