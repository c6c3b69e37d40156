/** Words about the work that the browser keeps. A row each, both languages side by side. */
import { both } from '../language.js';

export const KEPT = {
  'kept.title': both('保存在浏览器中的工作', 'Work kept in this browser'),
  'kept.button.off': both('保存工作…', 'Keep work…'),
  'kept.button.on': both('已保存 {time}', 'Kept {time}'),
  'kept.button.waiting': both('保存工作：已开启', 'Keeping work'),
  'kept.close': both('关闭', 'Close'),
  'kept.ask': both(
    '要把工作保存在这个浏览器里吗？保存后，重新加载也不会丢失。凡能使用这台电脑上这个浏览器的人都能打开它，公用电脑请选“不保存”。',
    'Keep your work in this browser, so that a reload does not lose it? Anyone who can use this browser on this computer can open it; on a shared computer, choose No.',
  ),
  'kept.yes': both('保存在这台电脑', 'Keep it on this computer'),
  'kept.no': both('不保存', 'No'),
  'kept.on': both(
    '工作会自动保存在这个浏览器里，不离开这台电脑。',
    'Your work is kept in this browser as you go, and does not leave this computer.',
  ),
  'kept.off': both(
    '工作没有保存在浏览器里：离开页面前请下载工作簿。',
    'Your work is not kept in this browser: download the workbook before you leave the page.',
  ),
  'kept.turnOff': both('停止保存', 'Stop keeping'),
  'kept.forgetAll': both('全部清除', 'Forget everything'),
  'kept.forgetHint': both(
    '删除本程序保存在这个浏览器里的所有内容，包括语言选择。已打开的页面不变。',
    'Removes all that this program keeps in this browser, the choice of language included. The open page stays as it is.',
  ),
  'kept.continue': both('从上次停下的地方继续', 'Continue where you left off'),
  'kept.offer': both('{time} 的“{name}”', '"{name}" of {time}'),
  'kept.offers': both('这个浏览器里保存着以前的工作：', 'Work of earlier visits is kept in this browser:'),
  'kept.noName': both('（无名称）', '(no name)'),
  'kept.noTime': both('（时间不明）', '(no time)'),
  'kept.dismiss': both('暂不', 'Not now'),
  'kept.remove': both('删除', 'Remove'),
  'kept.newer': both(
    '由本程序的更新版本保存，这里无法打开，内容原样保留。请用更新版本的页面打开，或另存为文件。',
    'Kept by a newer version of this program and left as it is. Open it with that version, or save it as a file.',
  ),
  'kept.broken': both(
    '内容已损坏，无法打开，原样保留。可另存为文件请人查看，或删除。',
    'Damaged, and left as it is. Save it as a file for someone to look at, or remove it.',
  ),
  'kept.save': both('另存为文件', 'Save as a file'),
  'kept.lacks': both(
    '上次的模型已恢复，但有部分结果或界面状态无法读取；原记录仍保留：',
    'The model is back, but some results or settings could not be read; the record is still kept:',
  ),
  'kept.lacksWorkbook': both(
    '上次的工作簿无法打开，已按模型重新生成；您自己写在单元格里的内容不在其中，原记录仍保留。',
    'The workbook could not be opened and was rebuilt from the model, without what you wrote in cells yourself; the record is still kept.',
  ),
  'kept.failure': both(
    '浏览器没有照办（{detail}）：离开页面前请下载工作簿。',
    'The browser did not do it ({detail}): download the workbook before you leave the page.',
  ),
} as const;
