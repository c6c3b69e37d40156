/** Words of what is passed on from the pane: the report as a page, and the copy with values only. */
import { both, type Bilingual } from '../language.js';

export const SHARE_WORDS = {
  shareTitle: both('发给别人', 'Pass on'),
  shareReport: both('下载网页报告', 'Download the report as a page'),
  shareReportHint: both(
    '一个 HTML 文件：图表、目标、来历、出处，任何浏览器都能打开和打印。',
    'One HTML file with charts, targets, why and sources, which any browser opens and prints.',
  ),
  shareValues: both('下载只有数值的副本', 'Download a copy with values only'),
  shareValuesHint: both(
    '一个 .xlsx 文件：表和图照旧，公式换成现在的数值，不能再改算。',
    'An .xlsx file with the same sheets and charts, and the present values in place of formulas.',
  ),
  shareDone: both('已下载 {file}。', '{file} was downloaded.'),
  shareValuesName: both('{name}（数值）', '{name} (values)'),
  shareNote: both(
    '由推演 {version} 根据“{pack}”生成，{date}。这里的数字不随选择和修改变化：说明里要选择、要修改的格子，都在工作簿里。',
    'Made by Tuiyan {version} from "{pack}" on {date}. Numbers here do not change: the cells that notes ask to choose or to change are in the workbook.',
  ),
} as const satisfies Record<string, Bilingual>;
