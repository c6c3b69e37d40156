/**
 * The real `@microsoft/office-js` Excel library, in Node. Its proxies, load rules, null objects, batching and errors
 * are Microsoft's own; only what answers the batches is ours (executor.ts).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { ExcelRunOptions } from '../../../src/hosts/office/batches.js';

/** The part of a request that our executor reads; the library sends more. */
export interface BatchRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** ActionType: 1 make sure the object exists, 2 load, 3 call a method, 4 set a property. */
export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}

/** ObjectPathType: 1 the workbook, 3 result of a method, 4 property, 5 item of a collection. */
export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** At the place of each argument that is an object: its path; else 0. */
  readonly ReferencedObjectPathIds?: readonly number[];
}

export interface BatchResponse {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly Headers: Readonly<Record<string, string>>;
  readonly Body: {
    readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
    readonly Error?: {
      readonly Code: string;
      readonly Message: string;
      readonly Location: string;
      readonly ActionIndex: number;
    };
  } | null;
}

export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  /** The event's arguments as JSON. */
  readonly message: string;
}

/** How a batch was sent. */
export interface Sent {
  /** `delayForCellEdit`, which the library turns into a flag of each request. */
  readonly canWait: boolean;
  /**
   * The run of the batch, when it asked for one undo record. The library of this package (1.1.110) does not know
   * `mergeUndoGroup` yet and passes nothing on; that on Microsoft's network does.
   */
  readonly undoGroup: object | undefined;
}

export type Execute = (body: BatchRequest, sent: Sent) => Promise<BatchResponse>;

type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

export type ExcelRun = <T>(batch: Batch<T>, options?: ExcelRunOptions) => Promise<T>;

/** Among the library's flags of a request. */
const DELAY_FOR_CELL_EDIT = 64;

export interface Library {
  readonly OfficeExtension: {
    readonly SessionBase: new () => object;
    /** The library's own doors for tests: what a host sends when something happens. */
    _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
    _testTriggerRichApiMessageEvent(message: { readonly entries: readonly EventEntry[] }): void;
  };
  readonly Excel: {
    run<T>(options: ExcelRunOptions & { readonly session: object }, batch: Batch<T>): Promise<T>;
  };
}

/** `Excel.run` of a library, whose batches `execute` answers. */
export function loadExcel(execute: Execute, { OfficeExtension, Excel }: Library): ExcelRun {
  class Session extends OfficeExtension.SessionBase {
    constructor(private readonly undoGroup: object | undefined) {
      super();
    }
    _resolveRequestUrlAndHeaderInfo(): Promise<object> {
      return Promise.resolve({ url: '', headers: {} });
    }
    _createRequestExecutorOrNull(): object {
      return {
        executeAsync: (_data: unknown, flags: number, message: { Body: BatchRequest }) =>
          // As over the wire: text, not shared objects.
          execute(JSON.parse(JSON.stringify(message.Body)) as BatchRequest, {
            canWait: (flags & DELAY_FOR_CELL_EDIT) !== 0,
            undoGroup: this.undoGroup,
          }),
      };
    }
  }
  return (batch, options = {}) => {
    const session = new Session(options.mergeUndoGroup === true ? {} : undefined);
    return Excel.run({ ...options, session }, batch);
  };
}

/** A library of its own: it remembers who listens to which event. Evaluating it takes a tenth of a second. */
export function evaluateLibrary(): Library {
  const path = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.js');
  const nothing = (): void => undefined;
  const element = { style: {}, setAttribute: nothing, appendChild: nothing };
  const page: Record<string, unknown> = {
    navigator: { userAgent: 'node', language: 'en-us' },
    location: { href: 'https://localhost/', search: '', hash: '', host: 'localhost', protocol: 'https:' },
    document: {
      ...element,
      head: element,
      documentElement: { lang: 'en' },
      createElement: () => element,
      getElementsByTagName: () => [],
      addEventListener: nothing,
    },
    sessionStorage: { getItem: () => null, setItem: nothing },
    localStorage: { getItem: () => null, setItem: nothing },
    addEventListener: nothing,
    removeEventListener: nothing,
    ...{ setTimeout, clearTimeout, setInterval, clearInterval, Promise, JSON, Date, URL, console },
  };
  for (const name of ['window', 'self', 'top', 'parent', 'globalThis']) page[name] = page;
  vm.createContext(page);
  vm.runInContext(readFileSync(path, 'utf8'), page);
  const library = page as unknown as Library;
  library.OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  return library;
}
