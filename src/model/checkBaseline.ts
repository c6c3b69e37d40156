/**
 * Checks of figures that concern more than one field: an input or a revision needs author, date and reason, and only some periods
 * may be cumulative.
 *
 * In: the figures of a model, from a pack or a workbook. Out: problems in the report. A missing author, date or reason is a
 * warning here, so that a number typed on the sheet is used at once; in figures.csv it is an error (figures/read.ts).
 */
import type { Figure } from '../figures/figure.js';
import { isDay, startsInJanuary } from '../figures/period.js';
import type { Report, RowPlace } from './report.js';

export function checkBaseline(figures: readonly Figure[], report: Report): void {
  for (const figure of figures) {
    const { id, kind, date, period } = figure;
    const place = (field: string): RowPlace => ({ table: 'figures', key: id, field });
    if (kind === 'derived' && figure.revised !== undefined)
      report.add('figures.derivedRevised', place('revised'), { id });
    else if (figure.revised !== undefined) checkAuthorship(figure, 'figures.revisionWithout', place, report);
    else if (kind === 'input') checkAuthorship(figure, 'figures.inputWithout', place, report);
    if (kind === 'input' && figure.source !== undefined)
      report.add('figures.inputWithSource', place('document'), { column: 'document' });
    if (date !== undefined && !isDay(date)) report.add('figures.date', place('date'), { found: date });
    if (figure.cumulative === true && !startsInJanuary(period))
      report.add('figures.cumulative', place('cumulative'), { period });
  }
}

function checkAuthorship(
  { id, author = '', date = '', note }: Figure,
  code: 'figures.revisionWithout' | 'figures.inputWithout',
  place: (field: string) => RowPlace,
  report: Report,
): void {
  for (const [column, text] of Object.entries({ author, date, note }))
    if (text.trim() === '') report.add(code, place(column), { id, column }, 'warning');
}
