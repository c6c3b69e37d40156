/**
 * `tuiyan extract FILE…`: figures that documents state, as candidates for a person to accept.
 *
 * With --json a line each: `{document, line, column, token, value, unit, qualifier, indicator, geography, period, periodBasis, kind,
 * confidence}`; `valueMax` for a range, `page` for a PDF. Lines and columns are 1-based. Of the pack only names, units, scopes and
 * places are used. A file that cannot be read is reported, the others are still read, and the exit code is 1.
 */
import type { Candidate } from '../figures/extract/candidate.js';
import { extractFigures } from '../figures/extract/extractFigures.js';
import type { DocumentLine } from '../hosts/documents/readDocumentFile.js';
import { vocabularyOf } from '../model/vocabulary.js';
import { knownPlaces, readDocumentLines } from './documentFile.js';
import { loadModel } from './packs.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

export const extract: Verb = {
  name: 'extract',
  summary: 'extractSummary',
  options: [],
  words: { value: 'FILE…', least: 1, most: Number.MAX_SAFE_INTEGER },
  run: async (given, terminal, lists) => {
    const prepared = loadModel(given['pack'], terminal);
    if (prepared === undefined) return INPUT_HAS_PROBLEMS;
    const vocabulary = vocabularyOf(prepared.model, knownPlaces());
    let failed = 0;
    for (const file of lists['words'] ?? []) {
      const lines = await readDocumentLines(file, terminal);
      if ('code' in lines) {
        failed += terminal.report([lines], '');
        continue;
      }
      const found = extractFigures(
        lines.map(({ text }) => text),
        { vocabulary },
      );
      await write(file, lines, found, 'json' in given, terminal);
    }
    return failed === 0 ? DONE : INPUT_HAS_PROBLEMS;
  },
};

async function write(
  file: string,
  lines: readonly DocumentLine[],
  found: readonly Candidate[],
  isJson: boolean,
  terminal: Terminal,
): Promise<void> {
  if (!isJson) {
    await terminal.write(terminal.say('extracted', { file, found: found.length }));
    if (found.length > 0) await terminal.write(tabulate(found, terminal));
    return;
  }
  const pages = new Map(lines.map(({ line, page }) => [line, page]));
  // The lines of one file are written at once: single writes would wait for the reader a thousand times.
  if (found.length > 0)
    await terminal.write(
      found.map((one) => JSON.stringify(report(file, one, pages.get(one.line)))).join('\n'),
    );
}

function report(document: string, found: Candidate, page: number | undefined): unknown {
  const { line, column, token, value, valueMax, unit, qualifier, indicator } = found;
  const { geography, period, periodBasis, kind, confidence } = found;
  return {
    document,
    line,
    column,
    token,
    value,
    ...(valueMax === undefined ? {} : { valueMax }),
    unit,
    qualifier,
    indicator,
    geography,
    period,
    periodBasis,
    kind,
    confidence,
    ...(page === undefined ? {} : { page }),
  };
}

function tabulate(found: readonly Candidate[], { say }: Terminal): string {
  const heading = [
    say('position'),
    say('token'),
    say('value'),
    say('unit'),
    say('period'),
    say('kind'),
    say('indicator'),
  ];
  const rows = found.map(({ line, column, token, value, valueMax, unit, period, kind, indicator }) => [
    `${line}:${column}`,
    token,
    valueMax === undefined ? String(value) : `${value}–${valueMax}`,
    unit,
    period,
    kind,
    indicator,
  ]);
  return printTable([heading, ...rows], (column) => column === 2);
}
