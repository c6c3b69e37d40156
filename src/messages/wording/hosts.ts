/**
 * Why a host could not write or read a workbook, by the failure's code: ours, and Excel's own (RichApi error codes).
 * `{place}` is the sheet or cell concerned, if the host knows it.
 */
import { both, type Bilingual, type Language, fill } from '../language.js';

const FAILURES: Readonly<Record<string, Bilingual>> = {
  SheetNameTaken: both(
    '工作簿里已有一张名为“{place}”的工作表，未作改动。请先给它改名，再生成。',
    'The workbook already has a sheet called "{place}"; nothing was changed. Rename it, then build again.',
  ),
  CellsInTheWay: both(
    '{place} 有您自己的内容，生成会覆盖它，因此未作改动。请先移开，再生成。',
    '{place} holds something of yours that would be overwritten, so nothing was changed. Move it away, then build again.',
  ),
  UnsupportedContent: both(
    '“{place}”里有无法保留的图表或表格，因此未作改动。请另存一份新工作簿再生成。',
    '"{place}" holds charts or tables that could not be kept, so nothing was changed. Build into a new workbook.',
  ),
  FileNotOpen: both(
    '文件里的“{place}”已经有内容，不打开它就不能在其中增改，因此未作改动。请在 Excel 中打开这个文件，用加载项生成；或另存一份新文件。',
    '"{place}" of the file has content already, which can only be changed while the file is open, so nothing was changed. Open it in Excel and build from the add-in, or write a new file.',
  ),
  Cancelled: both('已取消，工作簿保持原样。', 'Cancelled; the workbook is as it was.'),
  AccessDenied: both(
    '工作簿或工作表受保护，未作改动。请先撤销保护（“审阅”选项卡），再试一次。',
    'Workbook or sheet is protected; nothing was changed. Unprotect it under Review, then try again.',
  ),
  ChangedMeanwhile: both(
    '“{place}”刚刚被改动过（可能是您，也可能是一起编辑的人），因此未写入。请再点一次生成。',
    '"{place}" was changed a moment ago, by you or somebody editing with you, so nothing was written. Build again.',
  ),
  WorkbookProtected: both(
    '工作簿的结构受保护，未作改动。请在“审阅”选项卡点“保护工作簿”撤销保护，再试一次。',
    'The structure of the workbook is protected; nothing was changed. Unprotect it with Review > Protect Workbook, then try again.',
  ),
  SheetProtected: both(
    '工作表“{place}”受保护，未作改动。请在“审阅”选项卡点“撤销工作表保护”，再试一次。',
    'The sheet "{place}" is protected; nothing was changed. Unprotect it with Review > Unprotect Sheet, then try again.',
  ),
  InvalidOperationInCellEditMode: both(
    '有单元格正在编辑。请按回车结束编辑，再试一次。',
    'A cell is being edited. Press Enter to finish, then try again.',
  ),
  InactiveWorkbook: both(
    '这个工作簿已不在前台。请点一下它的窗口，再试一次。',
    'This workbook is no longer active. Click its window, then try again.',
  ),
  RequestPayloadSizeLimitExceeded: both(
    '内容超过 Excel 一次能接收的大小，未作改动。请减少情景或年份，再试一次。',
    'This is more than Excel takes at once; nothing was changed. Use fewer scenarios or years, then try again.',
  ),
  ResponsePayloadSizeLimitExceeded: both(
    '工作簿内容超过 Excel 一次能交出的大小。请删去不用的大表，再试一次。',
    'The workbook is more than Excel hands over at once. Remove large sheets you do not need, then try again.',
  ),
  MemoryLimitReached: both(
    'Excel 内存不足，未作改动。请关闭其他工作簿，再试一次。',
    'Excel is out of memory; nothing was changed. Close other workbooks, then try again.',
  ),
  ApiNotFound: both(
    '这个版本的 Excel 缺少所需的功能。请更新 Excel，或在试用页下载 .xlsx 文件。',
    'This version of Excel lacks a needed function. Update Excel, or download the .xlsx from the playground page.',
  ),
  MergedRangeConflict: both(
    '{place} 有合并单元格挡住了写入，未作改动。请取消合并，再试一次。',
    'Merged cells at {place} are in the way; nothing was changed. Unmerge them, then try again.',
  ),
  FilteredRangeConflict: both(
    '{place} 正在筛选，未作改动。请清除筛选，再试一次。',
    'A filter is active at {place}; nothing was changed. Clear it, then try again.',
  ),
  NonBlankCellOffSheet: both(
    '{place} 的末行或末列有内容，放不下新的内容，未作改动。请先移开，再试一次。',
    'The last rows or columns of {place} hold something, so nothing fits in; nothing was changed. Move it, then try again.',
  ),
  UnsupportedSheet: both(
    '{place} 是图表工作表或宏表，无法读写。请改在普通工作簿中使用。',
    '{place} is a chart sheet or macro sheet and cannot be used. Use an ordinary workbook.',
  ),
  RequestAborted: both(
    'Excel 中断了这次操作，未作改动。请再试一次。',
    'Excel stopped this operation; nothing was changed. Try again.',
  ),
  NotRestored: both(
    'Excel 中途出错，原内容没能全部恢复，但仍在隐藏的工作表（{place}）里。请取消隐藏查看，或不保存直接关闭工作簿。',
    'Excel failed midway and not everything could be put back. What was there is on hidden sheets ({place}): unhide them, or close the workbook without saving.',
  ),
  ContentsRestored: both(
    'Excel 中途出错，没有生成。内容、公式、名称和工作表都已恢复；但这个版本的 Excel 不能恢复所有外观：请看看底色、合并的单元格和表格样式，或不保存直接关闭工作簿。',
    'Excel failed midway; nothing was built. Contents, formulas, names and sheets are as they were, but this version of Excel cannot bring back every look: check colours, merged cells and table styles, or close the workbook without saving.',
  ),
  CleanupIncomplete: both(
    '工作簿已生成，但有隐藏的工作表没能删除（名称以“~tuiyan”开头）。请取消隐藏后手动删除。',
    'The workbook is built, but hidden sheets could not be deleted (their names start with "~tuiyan"). Unhide them and delete them.',
  ),
};

const UNKNOWN = both(
  '没有成功（{code}），工作簿保持原样。请再试一次；若仍不行，请下载 .xlsx 文件。',
  'That did not work ({code}); the workbook is as it was. Try again; if it fails again, download the .xlsx file.',
);

const SOMEWHERE = both('工作簿', 'the workbook');

/** The sentence of a failure; a code without a row is shown unchanged. */
export function describeFailure(
  failure: { readonly code: string; readonly place?: string },
  language: Language,
): string {
  const row = FAILURES[failure.code] ?? UNKNOWN;
  return fill(row[language], { code: failure.code, place: failure.place ?? SOMEWHERE[language] });
}
