/**
 * Opens a workbook file in a thread with a bounded memory, so that a file made to fill the memory only causes an error message.
 *
 * In: the path. Out: what the host read, or the one problem that prevented it. The thread runs this same program with
 * `WORKBOOK_THREAD` in its data. Time is bounded too.
 */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { hasMacros, obstacleIn } from '../hosts/file/container.js';
import { readSheetCells, type FileCells } from '../hosts/file/sheetCells.js';
import { createXlsxHost } from '../hosts/file/xlsx.js';
import type { HostResult } from '../hosts/host.js';
import type { Problem } from '../messages/problem.js';
import type { WorkbookSnapshot } from '../workbook/plan/plan.js';
import { problemOf } from './packs.js';
import { reasonOf } from './reason.js';

const WORKBOOK_THREAD = 'tuiyan workbook file';

interface ThreadData {
  readonly thread: typeof WORKBOOK_THREAD;
  readonly bytes: Uint8Array;
  readonly wanted: keyof Wanted;
}

/** A workbook of ours is wanted with formulas and names, anybody else's as plain cells. */
interface Wanted {
  readonly snapshot: WorkbookSnapshot;
  readonly cells: FileCells;
}

/** The file's own size, before it is unpacked, in bytes; memory of the thread in MB; time in milliseconds. */
const MOST_BYTES = 100_000_000;
const MEMORY = 1000;
const LIMIT = 180_000;

type Opened<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

export function isWorkbookThread(data: unknown): data is ThreadData {
  return typeof data === 'object' && data !== null && 'thread' in data && data.thread === WORKBOOK_THREAD;
}

/** In the thread: reads, answers and ends. */
export async function serveWorkbook({ bytes, wanted }: ThreadData): Promise<void> {
  const read = wanted === 'cells' ? readSheetCells(bytes) : createXlsxHost({ bytes }).read();
  parentPort?.postMessage(await read);
}

/** Reads a workbook of ours, with formulas and names. */
export function openWorkbook(path: string): Promise<Opened<WorkbookSnapshot>> {
  return open(path, 'snapshot');
}

/** Reads any workbook as plain cells. */
export function openCells(path: string): Promise<Opened<FileCells>> {
  return open(path, 'cells');
}

async function open<K extends keyof Wanted>(path: string, wanted: K): Promise<Opened<Wanted[K]>> {
  let bytes: Uint8Array;
  try {
    const { size, isFile } = sizeOf(path);
    if (!isFile) return { ok: false, problem: problemOf('cli.notAWorkbook', path) };
    if (size > MOST_BYTES) return { ok: false, problem: problemOf('cli.workbookTooLarge', path) };
    bytes = readFileSync(path);
  } catch (thrown) {
    return { ok: false, problem: problemOf('cli.cannotRead', path, { reason: reasonOf(thrown) }) };
  }
  const obstacle = obstacleIn(bytes);
  if (obstacle !== undefined) return { ok: false, problem: problemOf(OBSTACLES[obstacle], path) };
  const macros = hasMacros(bytes)
    ? [{ ...problemOf('cli.macrosLeft', path), severity: 'warning' } as const]
    : [];
  const read = await readInThread(bytes, wanted);
  if (read === 'tooLarge') return { ok: false, problem: problemOf('cli.workbookTooLarge', path) };
  if (!read.ok) {
    const { detail } = read.failure;
    if (/over the \d+ limit/.test(detail))
      return { ok: false, problem: problemOf('cli.workbookTooLarge', path) };
    return { ok: false, problem: problemOf('cli.workbookDamaged', path, { reason: detail.slice(0, 200) }) };
  }
  return { ok: true, value: read.value, problems: macros };
}

const OBSTACLES = {
  notXlsx: 'cli.notAWorkbook',
  oldWorkbook: 'cli.oldWorkbook',
  damaged: 'cli.workbookCutOff',
  tooLarge: 'cli.workbookTooLarge',
} as const satisfies Record<NonNullable<ReturnType<typeof obstacleIn>>, Problem['code']>;

function sizeOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const found = statSync(path);
  return { size: found.size, isFile: found.isFile() };
}

function readInThread<K extends keyof Wanted>(
  bytes: Uint8Array,
  wanted: K,
): Promise<HostResult<Wanted[K]> | 'tooLarge'> {
  const workerData: ThreadData = { thread: WORKBOOK_THREAD, bytes, wanted };
  const thread = new Worker(fileURLToPath(import.meta.url), {
    argv: ['read', 'file', '--out', 'folder'],
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  return new Promise((resolve, reject) => {
    const end = (result: HostResult<Wanted[K]> | 'tooLarge'): void => {
      clearTimeout(timer);
      void thread.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => {
      end('tooLarge');
    }, LIMIT);
    thread.once('message', (result: HostResult<Wanted[K]>) => {
      end(result);
    });
    thread.once('error', (thrown: unknown) => {
      if (reasonOf(thrown) === 'ERR_WORKER_OUT_OF_MEMORY') end('tooLarge');
      else {
        clearTimeout(timer);
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    });
  });
}
