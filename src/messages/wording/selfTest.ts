/** Words about the self-test of the Excel in which the pane runs. A row each, both languages side by side. */
import { both } from '../language.js';

export const SELF_TEST = {
  'selfTest.intro': both(
    '在隐藏的工作表里试写、读回、删除，逐项检查加载项用到的功能；不读取也不改动您的内容，大约一分钟。',
    'Writes, reads back and removes on hidden sheets, one check for each kind of call that the add-in uses. Nothing of yours is read or changed; it takes about a minute.',
  ),
  'selfTest.run': both('开始检测', 'Run the test'),
  'selfTest.running': both('正在检测…', 'Testing…'),
  'selfTest.copy': both('复制报告', 'Copy the report'),
  'selfTest.copied': both('报告已复制。', 'The report is copied.'),
  'selfTest.copyByHand': both(
    '这里不能自动复制：请选中下面的文字复制。',
    'Copying is not allowed here: select the text below and copy it.',
  ),
  'selfTest.report': both('检测报告', 'Report of the test'),
  'selfTest.allPassed': both('全部通过。', 'Everything works.'),
  'selfTest.someFailed': both(
    '{count} 项未通过：请复制报告，附在问题反馈里。',
    '{count|check|checks} failed: copy the report and send it with your question.',
  ),
  'selfTest.left': both(
    '有内容没能删除，请自行删除：{names}。',
    'Some of the test could not be removed; delete it yourself: {names}.',
  ),
  'selfTest.notStarted': both(
    '检测没能开始：{detail}。请重新加载加载项，再试一次。',
    'The test could not start: {detail}. Reload the add-in, then try again.',
  ),
  'selfTest.passed': both('通过', 'passed'),
  'selfTest.failed': both('未通过', 'FAILED'),
  'selfTest.notOffered': both('此版本没有', 'not offered'),
  'selfTest.notRun': both('未检查', 'not run'),
  'selfTest.sheets': both('工作表：新建、隐藏、改名', 'Sheets: add, hide, rename'),
  'selfTest.contents': both(
    '内容：文字、数字、公式及其结果',
    'Contents: texts, numbers, formulas and results',
  ),
  'selfTest.looks': both('格式：字体、填充、边框、数字格式', 'Looks: fonts, fills, borders, number formats'),
  'selfTest.layout': both(
    '版面：列宽、冻结、标签颜色、打印',
    'Layout: widths, frozen panes, tab colour, print',
  ),
  'selfTest.merges': both('合并单元格', 'Merged cells'),
  'selfTest.validation': both('数据验证', 'Data validation'),
  'selfTest.conditions': both('条件格式', 'Conditional formats'),
  'selfTest.links': both('链接', 'Links'),
  'selfTest.comments': both('批注', 'Comments'),
  'selfTest.tables': both('表格：新建、调整大小、转为区域', 'Tables: add, resize, convert to a range'),
  'selfTest.charts': both('图表', 'Charts'),
  'selfTest.names': both('名称', 'Names'),
  'selfTest.copies': both('在工作表之间复制', 'Copies between sheets'),
  'selfTest.lines': both(
    '插入和删除行列，公式随之调整',
    'Rows and columns inserted and deleted, formulas follow',
  ),
  'selfTest.clearing': both('清除', 'Clearing'),
  'selfTest.protection': both('查询保护状态', 'Protection, read only'),
  'selfTest.events': both('编辑通知', 'Events of edits'),
};
