/**
 * What is read for the start page, by its kind: question in, answer out, both plain data that a worker can send.
 */
import type { Outcome } from '../../messages/problem.js';
import type { Source } from '../../start/buildModel.js';
import type { Grid } from '../../start/table/grid.js';
import { readTextGrid } from '../../start/table/textGrid.js';
import type { Model } from '../../model/model.js';
import type { Problem } from '../../messages/problem.js';
import { buildPlan } from '../../start/buildPlan.js';
import type { ReadDocument } from '../../start/gatherSeries.js';
import { openDocuments, type DocumentGiven } from './openDocuments.js';
import { openPack } from './openPack.js';
import { openTables, type NamedBytes } from './openTables.js';
import { openWorkbook, type OpenedWorkbook } from './openWorkbook.js';
import { previewSeries, previewTables, type TablePreview } from './tablePreview.js';

/** A table as the user gives it: a text from the clipboard, a file, or cells of the sheet. */
export type TableGiven =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | ({ readonly kind: 'file' } & NamedBytes)
  | { readonly kind: 'cells'; readonly grid: Grid };

interface Kinds {
  readonly table: {
    readonly ask: { readonly given: TableGiven; readonly source: Source };
    readonly answer: Outcome<TablePreview>;
  };
  /** The same table again, with other rows left out. */
  readonly rows: {
    readonly ask: {
      readonly preview: TablePreview;
      readonly leftOut: readonly number[];
      readonly source: Source;
    };
    readonly answer: Outcome<TablePreview>;
  };
  readonly document: {
    readonly ask: { readonly given: readonly DocumentGiven[] };
    readonly answer: Outcome<readonly ReadDocument[]>;
  };
  /** The model of the figures that were accepted. */
  readonly plan: {
    readonly ask: { readonly documents: readonly ReadDocument[]; readonly source: Source };
    readonly answer: Outcome<Plan>;
  };
  /** A workbook, or a pack in an archive. `known`: models against which the changes are told, by their names. */
  readonly workbook: {
    readonly ask: { readonly file: NamedBytes; readonly known: readonly Model[] };
    readonly answer: Outcome<OpenedWorkbook>;
  };
}

interface Plan {
  readonly model: Model;
  /** What was left out, and why. */
  readonly problems: readonly Problem[];
}

export type ReadingKind = keyof Kinds;
export type AskOf<K extends ReadingKind> = Kinds[K]['ask'];
export type AnswerOf<K extends ReadingKind> = Kinds[K]['answer'];

/** The messages between the page and the worker. */
export type ToReader = { readonly kind: ReadingKind; readonly ask: AskOf<ReadingKind> };

export type FromReader =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly answer: AnswerOf<ReadingKind> }
  | { readonly kind: 'broken'; readonly detail: string };

type Progress = (done: number, total: number) => void;

export const READINGS: {
  readonly [K in ReadingKind]: (ask: AskOf<K>, onProgress: Progress) => Promise<AnswerOf<K>>;
} = {
  async table({ given, source }) {
    const grids = await gridsOf(given);
    if (!grids.ok) return grids;
    const preview = previewTables(grids.value, source);
    return preview.ok ? withProblems(preview.value, grids.problems) : preview;
  },
  rows: ({ preview, leftOut, source }) =>
    Promise.resolve(previewSeries(preview.series, new Set(leftOut), source, preview.problems)),
  document: ({ given }, onProgress) => openDocuments(given, onProgress),
  plan({ documents, source }) {
    const built = buildPlan(documents, source);
    const { problems } = built;
    return Promise.resolve(
      built.ok ? { ok: true, value: { model: built.model, problems }, problems: [] } : built,
    );
  },
  workbook: ({ file, known }) =>
    /\.zip$/i.test(file.name) ? Promise.resolve(openPack(file, known)) : openWorkbook(file, known),
};

async function gridsOf(given: TableGiven): Promise<Outcome<readonly Grid[]>> {
  switch (given.kind) {
    case 'text': {
      const grid = readTextGrid(given.text, given.name);
      return grid.ok ? { ...grid, value: [grid.value] } : grid;
    }
    case 'file':
      return openTables(given);
    case 'cells':
      return { ok: true, value: [given.grid], problems: [] };
  }
}

function withProblems(preview: TablePreview, problems: TablePreview['problems']): Outcome<TablePreview> {
  return { ok: true, value: { ...preview, problems: [...problems, ...preview.problems] }, problems: [] };
}
