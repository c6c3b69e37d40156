/** Problems of a workbook: cells, tables and sheets: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const WORKBOOK_PROBLEMS = {
  'workbook.regionMissing': {
    zh: '工作簿里找不到区域“{name}”（{zh}）：请撤销删除，或在加载项中重新生成工作簿。',
    en: 'The workbook has lost its region "{name}" ({en}): undo the deletion, or build the workbook again from the add-in.',
  },
  'workbook.columnMissing': {
    zh: '这个表缺少标题为“{zh}”的列：请恢复该列的标题。',
    en: 'This table lacks the column headed "{en}": restore its heading.',
  },
  'workbook.sheetNotRead': {
    zh: '这张表属于情景“{scenario}”，而“模型”表的情景清单里没有它，因此不读取：不需要时请删除这张表；若要恢复这个情景，请把它加回清单。',
    en: 'This sheet belongs to the scenario "{scenario}", which is not in the list of scenarios on the Model sheet, so it is not read: delete the sheet when you no longer need it, or put the scenario back into the list.',
  },
  'workbook.headingTwice': {
    zh: '这个表有两列的标题都是“{zh}”：这一列不读取。若它是您自己的，请换一个标题；若另一列才是，请改另一列的标题。',
    en: 'Two columns of this table are headed "{en}": this one is not read. If it is yours, give it another heading; if the other one is, change that heading.',
  },
  'workbook.rowPassedOver': {
    zh: '这一行没有键，因此不读取：若是新增的一行，请填写键；若只是旁注，不必理会。',
    en: 'This row has no key, so it is not read: if it is meant to be a new row, type its key; a note can stay as it is.',
  },
  'workbook.keyMissing': {
    zh: '这一行有内容却没有键：请填写键，或清空整行。',
    en: 'This row has content but no key: type its key, or clear the whole row.',
  },
  'workbook.keyDuplicate': {
    zh: '键“{key}”在这个表里出现了两次：请改掉其中一个。',
    en: 'The key "{key}" is used twice in this table: change one of them.',
  },
  'workbook.notText': {
    zh: '这个单元格是错误值 {found}：请改为文字。',
    en: 'This cell holds the error {found}: type a text instead.',
  },
  'workbook.notNumber': {
    zh: '这个单元格应是数字，却是“{found}”：请输入数字。',
    en: 'This cell must hold a number, not "{found}": type a number.',
  },
  'workbook.textTaken': {
    zh: '这个单元格里的“{found}”是文字，已按 {value} 读入：重新生成后会写成数字。',
    en: '"{found}" in this cell is text and was read as {value}: building again writes it as a number.',
  },
  'workbook.notWhole': {
    zh: '“{found}”不是整数年份：请输入如 2027 的年份。',
    en: '"{found}" is not a whole year: type a year such as 2027.',
  },
  'workbook.valueMissing': {
    zh: '这个单元格是空的：请输入数字。',
    en: 'This cell is empty: type a number.',
  },
  'workbook.notChoice': {
    zh: '“{found}”不在可选之列：请填 {choicesZh} 之一。',
    en: '"{found}" is not one of the choices: use one of {choicesEn}.',
  },
  'workbook.notCorrelations': {
    zh: '“{found}”不是相关系数：请写成 price_growth=0.6, wage_growth=-0.2 的形式。',
    en: '"{found}" is not a list of correlations: write it like price_growth=0.6, wage_growth=-0.2.',
  },
  'workbook.notNumbers': {
    zh: '“{found}”不是按成员列出的数：请写成 hangzhou=3, ningbo=2.5 的形式。',
    en: '"{found}" is not a list of numbers by member: write it like hangzhou=3, ningbo=2.5.',
  },
  'workbook.notCost': {
    zh: '“{found}”不是成本：请写数和单位，如 12 亿元；没有成本请清空。',
    en: '"{found}" is not a cost: write a number and a unit, like 12 亿元, or clear the cell.',
  },
  'workbook.noDimension': {
    zh: '没有维度“{found}”：请写维度表中的键（{names}）。',
    en: 'There is no dimension "{found}": write a key of the table of dimensions ({names}).',
  },
  'workbook.notYears': {
    zh: '“{found}”不是年份清单：请写成 2026; 2027 的形式。',
    en: '"{found}" is not a list of years: write it like 2026; 2027.',
  },
  'workbook.notOver': {
    zh: '“{found}”不是“维度:层级”的形式：请写成如 place:city，两个维度用分号隔开。',
    en: '"{found}" is not of the form dimension:level: write it like place:city, two of them with a semicolon between.',
  },
  'workbook.notTotal': {
    zh: '“{found}”不是成员合计的写法：请写 {choicesZh}，或“{meanZh} 指标的键”。',
    en: '"{found}" is not a total of members: write {choicesEn}, or "{meanEn}" and the key of an indicator.',
  },
  'workbook.notDistribution': {
    zh: '“{found}”不是分布：请写成 triangular(min=5, mode=6, max=6.5) 的形式。',
    en: '"{found}" is not a distribution: write it like triangular(min=5, mode=6, max=6.5).',
  },
  'workbook.derivedOvertyped': {
    zh: '这是推算的数字（{formula}），却被改成了数值：请撤销，或清空该行的公式。',
    en: 'This figure is derived ({formula}) but its value was typed over: undo that, or clear the formula of its row.',
  },
  'workbook.settingMissing': {
    zh: '设置表里缺少“{zh}”（键 {key}）：请恢复这一行并填写内容。',
    en: 'The settings lack "{en}" (key {key}): restore its row and fill it in.',
  },
  'workbook.newerVersion': {
    zh: '这个工作簿由更新的版本生成（模型格式第 {version} 版，本程序认到第 {known} 版）：已读入认得的部分；请更新加载项后再生成。',
    en: 'A newer version made this workbook (model format {version}; this program knows up to {known}): what is known was read. Update the add-in before you build again.',
  },
  'workbook.notOurs': {
    zh: '这个工作簿里没有推演的工作表：请先点“生成工作簿”，或打开已生成的工作簿。',
    en: 'This workbook has no sheets of Tuiyan: build the workbook first, or open one that was built.',
  },
  'workbook.scenarioSheetMissing': {
    zh: '情景“{scenario}”的推演表不见了，或缺了标题行：请撤销删除；若不要这个情景，请在“模型”表的情景表里删去它那一行。',
    en: 'The sheet of the scenario "{scenario}", or its row of headings, is gone: undo the deletion. If you do not want the scenario, delete its row in the list of scenarios on the Model sheet.',
  },
  'workbook.scenarioCopied': {
    zh: '工作表“{sheet}”是情景“{scenario}”推演表的副本，已作为新情景“{key}”读入。若只是留底，请清空表头上方的键“{scenario}”。',
    en: 'The sheet "{sheet}" is a copy of the sheet of the scenario "{scenario}" and was read as the new scenario "{key}". If you only keep it for the record, clear the key "{scenario}" above its headings.',
  },
  'workbook.scenarioUnknown': {
    zh: '这张推演表属于情景“{scenario}”，情景表里没有它：请在情景表中恢复该键，或删除这张推演表。',
    en: 'This projection sheet belongs to the scenario "{scenario}", which the list of scenarios lacks: restore its key there, or delete this sheet.',
  },
  'workbook.scenarioNew': {
    zh: '情景“{scenario}”还没有推演表：先全部沿用它所基于的情景，重新生成工作簿后即有推演表。',
    en: 'The scenario "{scenario}" has no projection sheet yet: it takes all values from the one it extends; build the workbook again to get its sheet.',
  },
  'workbook.yearMissing': {
    zh: '推演表缺少 {year} 年这一列：请恢复标题行里的年份。',
    en: 'The projection sheet lacks the column of {year}: restore the year in its row of headings.',
  },
  'workbook.parameterRowMissing': {
    zh: '情景“{scenario}”的推演表里没有参数“{parameter}”这一行：请撤销删除，或在加载项中重新生成工作簿。',
    en: 'The projection sheet of the scenario "{scenario}" has no row for the parameter "{parameter}": undo the deletion, or build the workbook again from the add-in.',
  },
  'workbook.parameterUnknown': {
    zh: '参数表里没有键为“{parameter}”的参数：请在模型表中恢复它，或删除这一行。',
    en: 'There is no parameter with the key "{parameter}" in the list of parameters: restore it on the Model sheet, or delete this row.',
  },
  'workbook.inputCalculated': {
    zh: '参数“{parameter}”的这个单元格里是公式：已取其结果 {value} 作为取值。',
    en: 'This cell of the parameter "{parameter}" holds a formula: its result {value} was taken as the value.',
  },
  'workbook.inputBreaksInheritance': {
    zh: '参数“{parameter}”此处改动之后又沿用其他情景：沿用的数已记为本情景自己的取值。',
    en: 'After this change the parameter "{parameter}" follows another scenario again: the values it follows were taken as its own.',
  },
  'workbook.questionUnread': {
    zh: '敏感性表没有写明问题：情景、指标或年份缺失。表会按第一个目标重新生成；也可在加载项中重新选择问题。',
    en: 'The Sensitivity sheet does not say what it answers: scenario, indicator or year is missing. It will be made again for the first target; or choose the question in the pane.',
  },
  'workbook.simulationUnread': {
    zh: '不确定性表的模拟结果不完整（此处缺失或不是数字），将不予保留：请重新模拟。',
    en: 'The simulation on the Uncertainty sheet is not whole (missing here, or not a number) and will not be kept: simulate again.',
  },
  'workbook.varianceUnread': {
    zh: '方差来源表的结果不完整（此处缺失、多出或不是数字），将不予保留：请重新计算。',
    en: 'The result on the Variance shares sheet is not whole (something here is missing, added or not a number) and will not be kept: calculate again.',
  },
  'workbook.contradictionsUnread': {
    zh: '矛盾表保存的结果不完整（此处缺失、多出或不符合格式），将不予保留：请重新查找，或重新生成工作簿。',
    en: 'The result on the Contradictions sheet is not whole (something here is missing, added or of another kind) and will not be kept: search again, or build the workbook again.',
  },
  'workbook.formulaOvertyped': {
    zh: '这里的公式被改成了“{found}”：重新生成会恢复公式。若要保留您的数，请把它写到参数或数据表里。',
    en: 'The formula here was overtyped with "{found}": building again brings the formula back. To keep your number, make it a parameter or a figure.',
  },
  'workbook.formulaReplaced': {
    zh: '这里的公式被改成了 {found}：重新生成会换回模型的公式。若要保留，请改“模型”表里的公式文本。',
    en: "The formula here was changed to {found}: building again brings the model's formula back. To keep yours, change the formula text on the Model sheet.",
  },
  'workbook.formulasRenewed': {
    zh: '这张表有 {count} 个公式与模型不同（{places}）：重新生成会更新它们。若其中有您自己的公式，请先抄到别处。',
    en: '{count|formula on this sheet is|formulas on this sheet are} not as the model has it ({places}): building again renews them. Copy any of your own elsewhere first.',
  },
  'workbook.referencesRenewed': {
    zh: '这张表有 {count} 个公式引用的是别的单元格（{places}），多半是因为表格排过序：重新生成会让它们重新指向原来的指标。',
    en: '{count|formula on this sheet refers|formulas on this sheet refer} to other cells ({places}), most likely because a table was sorted: building again points them to their own series.',
  },
  'workbook.textReplaced': {
    zh: '这里的内容被改成了“{found}”：重新生成会换回原来的内容。若要保留，请抄到区域以外。',
    en: 'The content here was changed to "{found}": building again brings the original back. To keep yours, copy it outside the region.',
  },
  'workbook.cellInTheWay': {
    zh: '这里有您的内容“{found}”，而新的工作簿要用这一格：请先把它移到旁边，再生成。',
    en: 'Your "{found}" is in a cell that the new workbook needs: move it aside, then build again.',
  },
  'workbook.mergeUndone': {
    zh: '这里合并过单元格，而重新生成要写其中的格子：会拆开这处合并。若要保留，请改在我们的区域以外合并。',
    en: 'Cells are merged here, and building again writes some of them: it unmerges them. To keep merged cells, merge outside our region.',
  },
  'workbook.lostFormulasEmptied': {
    zh: '这张表里有 {count} 个公式（{places}）所引用的单元格已不存在，而且不属于新的工作簿：重新生成会清空它们。若要保留数值，请先把它们粘贴为数值。',
    en: 'Formulas on this sheet ({count} in all: {places}) have lost the cells they refer to and are not part of the new workbook: building again empties them. To keep their numbers, paste them as values first.',
  },
  'workbook.rowRestored': {
    zh: '这张表里没有“{row}”这一行：重新生成会补上。若不想要它，请在“模型”表里删去键 {key}。',
    en: 'The row "{row}" is missing from this sheet: building again adds it. If you do not want it, delete the key {key} on the Model sheet.',
  },
  'workbook.columnRestored': {
    zh: '这张表里没有“{column}”这一列：重新生成会补上。若不想要它，请在“模型”表的设置里改年份。',
    en: 'The column "{column}" is missing from this sheet: building again adds it. If you do not want it, change the years in the settings on the Model sheet.',
  },
  'workbook.rowRemoved': {
    zh: '模型里已没有“{row}”：重新生成会删去这一行。若要保留它的数，请先抄到别的表。',
    en: 'The model no longer has "{row}": building again deletes this row. To keep its numbers, copy them to another sheet first.',
  },
  'workbook.rowKept': {
    zh: '模型里已没有“{row}”，但这一行旁边有您的内容，所以只清空我们的单元格：请看过以后自行删去这一行。',
    en: 'The model no longer has "{row}", but you wrote beside it, so only our cells are emptied: delete the row yourself when you have checked it.',
  },
  'workbook.columnKept': {
    zh: '模型里已没有“{column}”这一列，但这一列里有您的内容，所以只清空我们的单元格：请看过以后自行删去这一列。',
    en: 'The model no longer has the column "{column}", but you wrote in it, so only our cells are emptied: delete the column yourself when you have checked it.',
  },
  'workbook.sheetRemoved': {
    zh: '情景已删去，它的工作表“{sheet}”会一并删除。若要保留，请先复制这张表。',
    en: 'The scenario is gone and its sheet "{sheet}" will be deleted. To keep it, copy the sheet first.',
  },
  'workbook.sheetKept': {
    zh: '情景已删去，但工作表“{sheet}”里有您的改动，或别处在引用它，因此保留，但不再更新（有的公式会变成 #REF!；要留住数值，请先粘贴为数值）：不需要时请自行删除。',
    en: 'The scenario is gone, but its sheet "{sheet}" holds changes of yours or is referred to elsewhere, so it is kept, but no longer renewed (some formulas become #REF!; to keep the numbers, paste them as values first): delete it yourself when you no longer need it.',
  },
  'workbook.referenceLost': {
    zh: '您的公式 {formula} 引用了将要删去的行或列：请先改它，再生成。',
    en: 'Your formula {formula} refers to a row or column that will be deleted: change it, then build again.',
  },
  'kept.foreign': {
    zh: '保存的结果属于另一个模型：请重新计算。',
    en: 'The results that were kept belong to another model: calculate them again.',
  },
  'workbook.observationUnread': {
    zh: '这一行实际数无法读取，没有使用：请填写指标键、时期和数字，累计一栏只写“累计”“当期”或留空。',
    en: 'This observation cannot be read and is not used: give the key of an indicator, a period and a number, and in the column Cumulative yes, no or nothing.',
  },
} as const satisfies Record<string, Bilingual>;
