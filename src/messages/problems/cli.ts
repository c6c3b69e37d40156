/** Problems of the command line: a row each, both languages side by side. */
import type { Bilingual } from '../language.js';

export const CLI_PROBLEMS = {
  'extract.noFile': {
    zh: '没有可读的文件“{file}”：请检查路径，文件夹不能直接读取。',
    en: 'There is no file "{file}" that can be read: check the path; a folder cannot be read as a document.',
  },
  'extract.cannotRead': {
    zh: '读不了“{file}”（{reason}）：请检查文件的权限，或另存一份再试。',
    en: '"{file}" cannot be read ({reason}): check its permissions, or save a copy and try that.',
  },
  'extract.damaged': {
    zh: '“{file}”打不开，文件可能不完整：请在原来的程序里打开，另存一份再试。',
    en: '"{file}" cannot be opened, it may be incomplete: open it in the program that made it, save a copy and try that.',
  },
  'extract.otherFile': {
    zh: '“{file}”不是文档：请给出 .txt、.md、.html、.docx 或带文字的 .pdf。',
    en: '"{file}" is not a document: give a .txt, .md, .html, .docx, or a .pdf with text.',
  },
  'extract.locked': {
    zh: '“{file}”设有打开密码：请在原来的程序里去掉密码，另存一份再试。',
    en: '"{file}" opens with a password only: take the password off in the program that made it, save a copy and try that.',
  },
  'extract.noText': {
    zh: '“{file}”里没有文字，只有图像：请先做文字识别（OCR），或给出有文字的原件。',
    en: '"{file}" has no text, only pictures: recognize the text first (OCR), or give the original with its text.',
  },
  'extract.manyPages': {
    zh: '“{file}”有 {pages} 页，只读了前 {read} 页：其余的请拆成几份再读。',
    en: '"{file}" has {pages} pages, and only the first {read} were read: cut the rest into files of their own and read those.',
  },
  'extract.slowPages': {
    zh: '“{file}”读了 {seconds} 秒还没有读完：{pages} 页里只读了前 {read} 页，其余的请拆成几份再读。',
    en: '"{file}" was not read to its end in {seconds} seconds: only the first {read} of {pages} pages were. Cut the rest into files of their own and read those.',
  },
  'extract.trackedChanges': {
    zh: '“{file}”带有修订痕迹：删除的文字没有读，插入的读了。请先接受或拒绝修订，确认是定稿。',
    en: '"{file}" has tracked changes: deleted text is left out, inserted text is read. Accept or reject them first, so that it is the final text.',
  },
  'extract.tooLarge': {
    zh: '“{file}”太大：最多读 {most} 字节，请拆成几份再试。',
    en: '"{file}" is too large: at most {most} bytes are read. Cut it into several files and try again.',
  },
  'cli.noFolder': {
    zh: '没有“{file}”这个文件夹：请检查路径，或先建好文件夹。',
    en: 'There is no folder "{file}": check the path, or make the folder first.',
  },
  'cli.noPackFile': {
    zh: '数据包里没有可读的“{file}”：数据包要有 documents.csv、figures.csv 和 model.json 三个文件。',
    en: 'The pack has no "{file}" that can be read: it needs documents.csv, figures.csv and model.json.',
  },
  'cli.notAPack': {
    zh: '“{file}”里没有数据包：压缩包要有 documents.csv、figures.csv 和 model.json，可以放在一个文件夹里。',
    en: '"{file}" holds no pack: the archive needs documents.csv, figures.csv and model.json, in a folder or not.',
  },
  'cli.zipDamaged': {
    zh: '“{file}”解不开，可能没有下载完：请重新取得这个文件。',
    en: '"{file}" cannot be unpacked, as after a download that broke off: get the file again.',
  },
  'cli.zipTooLarge': {
    zh: '“{file}”展开后太大，没有读入：数据包最多 1000 个文件、共 100 MB。',
    en: '"{file}" is too large when unpacked and was not read: a pack has at most 1000 files and 100 MB.',
  },
  'cli.fileThere': {
    zh: '“{file}”已经存在，没有改动：请另给一个文件名。',
    en: '"{file}" exists and was left alone: give another name.',
  },
  'cli.noInput': {
    zh: '不能读取文件“{file}”（{reason}）：请检查路径和读取权限。',
    en: 'The file "{file}" cannot be read ({reason}): check its path and your rights to it.',
  },
  'cli.inputIsFolder': {
    zh: '“{file}”是文件夹：请写一个 CSV 文件。',
    en: '"{file}" is a folder: name a CSV file.',
  },
  'cli.isFolder': {
    zh: '“{file}”是文件夹：--out 请写文件名，如 推演.xlsx。',
    en: '"{file}" is a folder: give --out a file name, such as projection.xlsx.',
  },
  'cli.otherExtension': {
    zh: '“{file}”不是 {extension} 文件名：请以 {extension} 结尾。',
    en: '"{file}" is not an {extension} file name: let it end in {extension}.',
  },
  'cli.linkToOther': {
    zh: '“{file}”是指向“{target}”的链接，而后者不是 {extension} 文件，没有改动：请给 --out 另起文件名。',
    en: '"{file}" is a link to "{target}", which is not an {extension} file and was left alone: give --out another file name.',
  },
  'cli.notAFile': {
    zh: '“{file}”不是文件（磁盘设备或套接字），没有写入：请给 --out 一个文件名。',
    en: '"{file}" is not a file but a disk or a socket, and was not changed: give --out a file name.',
  },
  'cli.toTerminal': {
    zh: '“{file}”是终端，不能显示工作簿：请给 --out 一个文件名，或把输出重定向到文件。',
    en: '"{file}" is a terminal, which cannot show a workbook: give --out a file name, or redirect the output to a file.',
  },
  'cli.readOnly': {
    zh: '“{file}”是只读文件，没有改动：请先去掉只读，或另起文件名。',
    en: '"{file}" is read-only and was left alone: make it writable first, or give another file name.',
  },
  'cli.nameTooLong': {
    zh: '“{file}”的文件名或路径太长（文件名一般不超过 255 个字节，一个汉字占 3 个）：请缩短。',
    en: 'The name or path "{file}" is too long (a name mostly has 255 bytes at most, and a Chinese character takes 3): shorten it.',
  },
  'cli.noSpace': {
    zh: '没有写入“{file}”：磁盘空间或文件大小已到上限（{reason}），原有的文件没有改动。请腾出空间或换个位置，再运行一次。',
    en: '"{file}" was not written, because the disk or the quota is full ({reason}); an older file is as it was. Make room or choose another place, then run again.',
  },
  'cli.cutOff': {
    zh: '写到“{file}”的内容不完整（{reason}），不能使用：请检查空间和读取它的程序，再运行一次。',
    en: 'What was written to "{file}" is not complete ({reason}) and cannot be used: check the room and the program that reads it, then run again.',
  },
  'cli.noReader': {
    zh: '没有程序读取管道“{file}”：请先启动读取它的程序，再运行一次。',
    en: 'No program reads the pipe "{file}": start the reader first, then run again.',
  },
  'cli.damaged': {
    zh: '写入“{file}”时中断，原有内容也未能放回（{reason}）：该文件已损坏，请删除后再运行一次。',
    en: 'Writing "{file}" broke off, and its older content could not be put back ({reason}): the file is damaged, so delete it and run again.',
  },
  'cli.cannotWrite': {
    zh: '不能写入“{file}”（{reason}）：请检查写入权限，或先在 Excel 中关闭该文件。',
    en: '"{file}" cannot be written ({reason}): check your rights to the folder, or close the file in Excel first.',
  },
  'cli.cannotRead': {
    zh: '不能读取“{file}”（{reason}）：请检查文件名和读取权限。',
    en: '"{file}" cannot be read ({reason}): check its name and your rights.',
  },
  'cli.notAFolder': {
    zh: '“{file}”是文件，不是文件夹：请另给一个文件夹名。',
    en: '"{file}" is a file and no folder: give the name of a folder.',
  },
  'cli.folderNotEmpty': {
    zh: '文件夹“{file}”不是空的，没有改动：请另给一个不存在或空的文件夹。',
    en: 'The folder "{file}" is not empty and was left alone: give one that is absent or empty.',
  },
  'cli.notAWorkbook': {
    zh: '“{file}”不是 .xlsx 工作簿：请在 Excel、WPS 或 LibreOffice 中打开，另存为 .xlsx。',
    en: '"{file}" is not an .xlsx workbook: open it in Excel, WPS or LibreOffice and save it as .xlsx.',
  },
  'cli.oldWorkbook': {
    zh: '“{file}”是旧的 .xls 格式，或设有密码：请去掉密码，另存为 .xlsx。',
    en: '"{file}" is in the old .xls format or has a password: remove the password and save it as .xlsx.',
  },
  'cli.workbookCutOff': {
    zh: '“{file}”不完整（可能没有下载完）：请重新取得这个文件。',
    en: '"{file}" is not complete, as after a download that broke off: get the file again.',
  },
  'cli.workbookDamaged': {
    zh: '“{file}”打不开（{reason}）：请在 Excel 中打开并修复，另存为 .xlsx。',
    en: '"{file}" cannot be opened ({reason}): open and repair it in Excel, then save it as .xlsx.',
  },
  'cli.workbookTooLarge': {
    zh: '“{file}”展开后太大，没有读入：请删去用不到的工作表和空白区域，另存后再试。',
    en: '"{file}" is too large when unpacked and was not read: remove sheets and empty areas that are not needed, save it and try again.',
  },
  'cli.macrosLeft': {
    zh: '“{file}”含有宏：没有运行，也不会保留。',
    en: '"{file}" holds macros: they were not run and are not kept.',
  },
  'eval.notJson': {
    zh: '这一行不是有效的 JSON：请写成 {example}。',
    en: 'This line is not valid JSON: write it like {example}.',
  },
  'eval.lineTooLong': {
    zh: '这一行超过 {most} 个字符，没有读入：请拆成较短的行。',
    en: 'This line has more than {most} characters and was not read: split it into shorter lines.',
  },
  'eval.notAFormula': {
    zh: '缺少文字字段 "formula"：请写成 {example}。',
    en: 'The text field "formula" is missing: write the line like {example}.',
  },
  'eval.notInputs': {
    zh: '"inputs" 要按名称给出数：请写成 {example}。',
    en: '"inputs" has to give a number for each name: write the line like {example}.',
  },
  'eval.notAName': {
    zh: '“{name}”不能用作输入名称：请用文字开头，且不要像单元格地址（如 AI2030）。',
    en: '"{name}" cannot be the name of an input: start with a letter, and avoid what looks like a cell (AI2030).',
  },
  'eval.failed': {
    zh: '程序计算这个公式时出错（{reason}）：请把公式发给维护者。',
    en: 'The program failed on this formula ({reason}): send the formula to its maintainers.',
  },
} as const satisfies Record<string, Bilingual>;
