/**
 * `tuiyan extract FILE…`: figures that documents state, as candidates for a person to accept.
 *
 * With --json a line each: `{document, line, column, token, value, unit, qualifier, indicator, geography, period, periodBasis, kind,
 * confidence}`; `valueMax` for a range, `page` for a PDF. Lines and columns are 1-based. Of the pack only names, units, scopes and
 * places are used. A file that cannot be read is reported, the others are still read, and the exit code is 1.
 */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Candidate } from '../figures/extract/candidate.js';
import { extractFigures } from '../figures/extract/extractFigures.js';
import { MOST_BYTES, readDocumentFile, type DocumentLine } from '../hosts/documents/readDocumentFile.js';
import { grouped } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import { vocabularyOf } from '../model/vocabulary.js';
import { loadModel, problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import { pdfReader } from './pdfReader.js';
import { printTable } from './table.js';
import type { Terminal } from './terminal.js';
import { DONE, INPUT_HAS_PROBLEMS, type Verb } from './verb.js';

/** Names of provinces and cities, beside the bundle as beside the source. */
const PLACES = fileURLToPath(new URL('../../seeds/places.txt', import.meta.url));

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
      const lines = await readLines(file, terminal);
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

async function readLines(file: string, terminal: Terminal): Promise<readonly DocumentLine[] | Problem> {
  let bytes: Uint8Array;
  try {
    const status = statSync(file);
    // A pipe of that name would block the reader.
    if (!status.isFile()) return problemOf('extract.noFile', file);
    if (status.size > MOST_BYTES) return problemOf('extract.tooLarge', file, { most: grouped(MOST_BYTES) });
    bytes = readFileSync(file);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    return ['ENOENT', 'ENOTDIR'].includes(reason)
      ? problemOf('extract.noFile', file)
      : problemOf('extract.cannotRead', file, { reason });
  }
  const read = await readDocumentFile(bytes, file, pdfReader());
  if (!read.ok) return read.problem;
  terminal.report(read.warnings, '');
  return read.lines;
}

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

function knownPlaces(): readonly string[] {
  try {
    return readFileSync(PLACES, 'utf8')
      .split(/\s+/)
      .filter((name) => name !== '' && !name.startsWith('#'));
  } catch {
    return [];
  }
}
