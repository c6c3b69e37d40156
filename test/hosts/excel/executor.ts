/**
 * Answers the batches of the real library from a simulated workbook, and can fail on purpose.
 *
 * A batch runs action by action; the first that fails ends it, and what ran before it stays done, as in Excel.
 */
import { calculate, type Values } from './calculation.js';
import type { Action, ArgumentInfo, BatchRequest, BatchResponse, ObjectPath, Sent } from './library.js';
import { ExcelObject, NULL_OBJECT } from './base.js';
import { WorkbookObject } from './objects.js';
import { ExcelFault, type SheetState, type WorkbookState } from './state.js';
import { CellEdit, type UndoList } from './user.js';

/** Bytes of the longest request that Excel on the web takes, and of the longest answer it gives. */
const LONGEST = 5_000_000;

/** Where to fail: in which batch (from 0), before which of its actions. `'all'` = the request never arrives. */
export interface Failure {
  readonly batch: number;
  readonly action: number | 'all';
  readonly code?: string;
  /** All later batches fail too. */
  readonly forGood?: boolean;
}

export interface BatchRecord {
  readonly bytes: number;
  readonly actions: number;
  /** Neither calculated nor painted before its end. */
  readonly isQuiet: boolean;
  /** Sets a property, calls a method or makes an object. */
  readonly isWrite: boolean;
}

type Resolved = ExcelObject | typeof NULL_OBJECT;

export class Executor {
  readonly batches: BatchRecord[] = [];
  /** To be set when a test wants to look at it: keeping it takes time. */
  undoList: UndoList | undefined;
  readonly cellEdit = new CellEdit();
  failure: Failure | undefined;
  /** Properties and methods, by their names on the wire, that this Excel does not have; asking for them is an error. */
  refused: ReadonlySet<string> = new Set();
  /** Runs before each batch, for what others do to the workbook meanwhile. */
  beforeBatch: ((batch: number) => void) | undefined;
  /** Told after each batch of the sheets whose cells it changed. */
  onChanged: ((sheet: SheetState) => void) | undefined;
  /** `Suspended`: until the end of the batch; `Pending`: and something has changed since. */
  calculation: 'Done' | 'Suspended' | 'Pending' = 'Done';
  private readonly touched = new Set<SheetState>();
  private known: Values | undefined;

  constructor(readonly workbook: WorkbookState) {}

  async execute(request: BatchRequest, { canWait, undoGroup }: Sent): Promise<BatchResponse> {
    const batch = this.batches.length;
    const bytes = byteLength(request);
    const names = new Set(request.Actions.map(({ Name }) => Name));
    this.batches.push({
      ...{ bytes, actions: request.Actions.length },
      isQuiet: QUIET.every((name) => names.has(name)),
      isWrite: request.Actions.some((action) => isWrite(action)),
    });
    this.beforeBatch?.(batch);
    const editing = this.cellEdit.whenFinished;
    if (editing !== undefined) {
      if (!canWait) return refusal('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.');
      await editing;
    }
    try {
      const answer = (): BatchResponse => this.answer(request, batch, bytes);
      return this.undoList?.record(undoGroup, answer) ?? answer();
    } finally {
      this.calculation = 'Done';
      for (const sheet of this.touched) this.onChanged?.(sheet);
      this.touched.clear();
    }
  }

  private answer(request: BatchRequest, batch: number, bytes: number): BatchResponse {
    const planned = this.plannedFor(batch);
    if (planned?.action === 'all')
      return refusal(planned.code ?? 'GeneralException', 'The request was lost on purpose.');
    if (bytes > LONGEST) return refusal('RequestPayloadSizeLimitExceeded', `The request has ${bytes} bytes.`);
    const results: { ActionId: number; Value: unknown }[] = [];
    const paths = new Map<number, Resolved>();
    for (const [index, action] of request.Actions.entries()) {
      try {
        if (planned?.action === index)
          throw new ExcelFault(planned.code ?? 'GeneralException', 'Failed on purpose.');
        results.push({ ActionId: action.Id, Value: this.run(action, request, paths) });
      } catch (thrown) {
        if (!(thrown instanceof ExcelFault)) throw thrown;
        const Error = {
          Code: thrown.code,
          Message: thrown.message,
          Location: action.Name,
          ActionIndex: index,
        };
        return {
          HttpStatusCode: 400,
          ErrorCode: null,
          ErrorMessage: null,
          Headers: {},
          Body: { Results: results, Error },
        };
      }
    }
    const answered = byteLength(results);
    if (answered > LONGEST)
      return refusal('ResponsePayloadSizeLimitExceeded', `The response has ${answered} bytes.`);
    return {
      HttpStatusCode: 200,
      ErrorCode: null,
      ErrorMessage: null,
      Headers: {},
      Body: { Results: results },
    };
  }

  private plannedFor(batch: number): Failure | undefined {
    const { failure } = this;
    if (failure === undefined || batch < failure.batch) return undefined;
    if (batch === failure.batch) return failure;
    return failure.forGood === true ? { ...failure, action: 'all' } : undefined;
  }

  /**
   * Calculated values of the workbook as it is now. Excel would answer with old ones while calculation is suspended, so
   * a host that asks then has made a mistake.
   */
  values(): Values {
    if (this.calculation === 'Pending')
      throw new Error('values are asked for while calculation is suspended');
    return (this.known ??= calculate(this.workbook));
  }

  changed(): void {
    this.known = undefined;
    if (this.calculation === 'Suspended') this.calculation = 'Pending';
  }

  suspendCalculation(): void {
    if (this.calculation === 'Done') this.calculation = 'Suspended';
  }

  private run(action: Action, request: BatchRequest, paths: Map<number, Resolved>): unknown {
    if (action.ActionType === 5) return null; // A mark, at which the library calls something of its own back.
    const target = this.resolve(action.ObjectPathId, request, paths);
    if (target === NULL_OBJECT) return null;
    const args = this.argumentsOf(action.ArgumentInfo, request, paths);
    this.refuse(action.Name);
    refuseProtected(target, action);
    const { sheet } = target as unknown as { sheet?: SheetState };
    if (this.workbook.isReadOnly && isWrite(action)) throw readOnly();
    if (sheet !== undefined && /^(Formulas|Values|CopyFrom|Clear|Insert|Delete)$/.test(action.Name))
      this.touched.add(sheet);
    switch (action.ActionType) {
      case 1:
        return hiddenId(target);
      case 2:
        return load(target, action.QueryInfo?.Select ?? []);
      case 3:
        return target.call(action.Name, args) ?? null;
      case 4:
        target.set(action.Name, args[0]);
        return null;
      default:
        throw new Error(`unknown action type ${action.ActionType}`);
    }
  }

  /** Objects are found, or made, when they are first mentioned, and stay the same for the batch. */
  private resolve(id: number, request: BatchRequest, paths: Map<number, Resolved>): Resolved {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[id];
    if (path === undefined) throw new Error(`the request has no object path ${id}`);
    const found = this.follow(path, request, paths);
    paths.set(id, found);
    return found;
  }

  private follow(path: ObjectPath, request: BatchRequest, paths: Map<number, Resolved>): Resolved {
    if (path.ObjectPathType === 1) return new WorkbookObject(this.workbook, this);
    const parent = this.resolve(path.ParentObjectPathId ?? 0, request, paths);
    if (parent === NULL_OBJECT) return NULL_OBJECT;
    if (this.workbook.isReadOnly && path.Name === 'Add') throw readOnly();
    this.refuse(path.Name);
    const args = this.argumentsOf(path.ArgumentInfo, request, paths);
    const found =
      path.ObjectPathType === 4
        ? parent.get(path.Name)
        : parent.call(path.ObjectPathType === 5 ? 'Item' : path.Name, args);
    if (found === NULL_OBJECT || found instanceof ExcelObject) return found;
    throw new Error(`${path.Name} is not an object`);
  }

  private refuse(name: string): void {
    if (this.refused.has(name)) throw new ExcelFault('ApiNotFound', `There is no ${name}.`);
  }

  private argumentsOf(
    info: ArgumentInfo | undefined,
    request: BatchRequest,
    paths: Map<number, Resolved>,
  ): readonly unknown[] {
    return (info?.Arguments ?? []).map((argument, index) => {
      const id = info?.ReferencedObjectPathIds?.[index] ?? 0;
      return id === 0 ? argument : this.resolve(id, request, paths);
    });
  }
}

function readOnly(): ExcelFault {
  return new ExcelFault('AccessDenied', 'The workbook is open for reading only.');
}

function byteLength(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** Excel's quiet for the length of a batch. */
const QUIET = ['SuspendApiCalculationUntilNextSync', 'SuspendScreenUpdatingUntilNextSync'];

/** A property set, or a method called that neither asks (`GetCount`) nor is bookkeeping of the library's (`_…`). */
function isWrite({ ActionType, Name }: Action): boolean {
  return ActionType === 4 || (ActionType === 3 && !/^(_|Get)/.test(Name) && !QUIET.includes(Name));
}

/** On a protected sheet cells can be read and copied from, not changed. */
function refuseProtected(target: ExcelObject, { ActionType, Name }: Action): void {
  const { sheet } = target as unknown as { sheet?: { readonly isProtected?: boolean } };
  if (sheet?.isProtected !== true || Name.startsWith('_')) return;
  if (ActionType === 4 || (ActionType === 3 && /^(Clear|CopyFrom|Insert|Delete|Merge|Unmerge)/.test(Name)))
    throw new ExcelFault('AccessDenied', 'The sheet is protected.');
}

/** `name` of an object; `items/name` arrives as `name` of a collection. */
function load(target: ExcelObject, select: readonly string[]): unknown {
  if ('items' in target) {
    const { items } = target as unknown as { items: () => readonly ExcelObject[] };
    return { _Items: items().map((item) => load(item, select)) };
  }
  const properties = select.map((name) => [wireName(name), target.get(wireName(name))] as const);
  return { ...hiddenId(target), ...Object.fromEntries(properties) };
}

/** Told unasked: by it the library finds an object again in the next batch. */
function hiddenId(target: ExcelObject): object {
  return '_Id' in target ? { _Id: target._Id } : {};
}

function wireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function refusal(code: string, message: string): BatchResponse {
  return { HttpStatusCode: 400, ErrorCode: code, ErrorMessage: message, Headers: {}, Body: null };
}
