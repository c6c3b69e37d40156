/**
 * `tuiyan report`: the manager's pages, why the numbers are what they are, and the sources as one HTML file.
 *
 * The file needs no script and nothing from elsewhere; it is written as `build` writes the workbook, complete or not at all.
 */
import { writePage } from '../hosts/page/page.js';
import { planReport } from '../workbook/sheets/planReport.js';
import { readContents } from './build.js';
import { dateOfFile } from './dates.js';
import { saveOutput, tellResult } from './resultFile.js';
import { DRAW_OPTIONS } from './simulate.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';
import { VERSION } from './version.js';

export const report: Verb = {
  name: 'report',
  summary: 'reportSummary',
  options: [
    { name: 'out', help: 'reportOutOption', value: 'F.html', isRequired: true },
    { name: 'simulate', help: 'simulateOption' },
    ...DRAW_OPTIONS,
  ],
  run: async (given, terminal) => {
    const start = performance.now();
    const asked = await readContents(given, '.html', terminal);
    if (typeof asked === 'number') return asked;
    const { output, prepared, contents } = asked;
    const plan = planReport(prepared, terminal.language, contents);
    const date = dateOfFile().toISOString().slice(0, 10);
    const note = terminal.say('reportNote', { version: VERSION, pack: plan.title, date });
    const bytes = new TextEncoder().encode(writePage(plan, note));
    if (!(await saveOutput(output, bytes, terminal))) return INPUT_HAS_PROBLEMS;
    const seconds = Math.round(performance.now() - start) / 1000;
    const result = { pages: plan.sheets.length, seconds };
    const line =
      'json' in given
        ? JSON.stringify(result)
        : terminal.say('reported', { file: given['out'] ?? '', ...result });
    await tellResult(output, line, terminal);
    return DONE;
  },
};
