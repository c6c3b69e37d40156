/** Words of the page that offers what to begin with: an example, a table, a document, a workbook. A row each, both languages. */
import { both } from '../language.js';

export const START_PAGE = {
  'start.title': both('从哪里开始？', 'What do you begin with?'),
  'start.privacy': both(
    '文件只在这台电脑上读取，不会发送到任何地方。',
    'Files are read on this computer only and are sent nowhere.',
  ),
  'start.example': both('示例：{name}', 'Example: {name}'),
  'start.exampleHint': both('看一个做好的模型，再改成自己的。', 'A finished model to look at and to change.'),
  'start.table': both('从我的表格', 'From my table'),
  'start.tableHint': both(
    '粘贴、选文件或取选中的区域：每行一个指标，逐年数值。',
    'Paste it, choose a file or take the selected cells: a row for each series, with its yearly values.',
  ),
  'start.blank': both('空白模型', 'Blank model'),
  'start.blankHint': both('两个指标的小样，换成自己的数。', 'Two series to replace by your own.'),
  'start.back': both('返回', 'Back'),
  'start.replaces': both(
    '这会换掉现在的模型。现在的模型有未保存的修改：要留下它，请先下载工作簿。',
    'This replaces the present model, which has changes that are not saved: to keep it, download its workbook first.',
  ),
  'start.replace': both('换掉', 'Replace it'),
  'start.keep': both('不换', 'Keep it'),
  'start.paste': both('把表格粘贴到这里', 'Paste the table here'),
  'start.pasteHint': both(
    '例：第一行是年份，第一列是名称和单位。',
    'For example: years in the first row, names with units in the first column.',
  ),
  'start.chooseTable': both('选择 .csv 或 .xlsx 文件', 'Choose a .csv or .xlsx file'),
  'start.selection': both('取工作表中选中的区域', 'Take the cells selected in the sheet'),
  'start.noSelection': both(
    '选中的区域里没有内容：请先在工作表里选中带年份和名称的表格。',
    'The selected cells are empty: first select the table with its years and names in the sheet.',
  ),
  'start.reading': both('正在读取…', 'Reading…'),
  'start.stop': both('停止', 'Stop'),
  'start.stopped': both('已停止，没有读入。', 'Stopped: nothing was read.'),
  'start.broken': both(
    '没有读成（{detail}）：请再试一次；文件很大时请先删去用不到的部分。',
    'It could not be read ({detail}): try again; if the file is large, first remove the parts that are not needed.',
  ),
  'start.noModel': both('没有建模型，因为：', 'No model, because:'),
  'start.found': both(
    '读到 {count} 个指标，{first}–{last} 年',
    '{count|series found|series found}, {first}–{last}',
  ),
  'start.name': both('模型名称', 'Name of the model'),
  'start.myTable': both('我的表格', 'My table'),
  'start.me': both('使用者', 'User'),
  'start.rows': both('每行会成为什么', 'What each row becomes'),
  'start.include': both('采用“{name}”', 'Take "{name}"'),
  'start.noUnit': both('没有单位', 'no unit'),
  'start.years': both('{count} 个数：{years}', '{count|value|values}: {years}'),
  'start.more': both('再显示 {count} 行', 'Show {count} more'),
  'start.passedOver': both('没有读入或请核对：', 'Passed over, or to be checked:'),
  'start.build': both('建立模型和工作簿', 'Build model and workbook'),
  'start.noneTaken': both('至少采用一行，才能建立模型。', 'Take at least one row to build a model.'),
} as const;
