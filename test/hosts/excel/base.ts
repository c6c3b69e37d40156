/** What all of Excel's objects share: properties and methods by wire name, collections, and properties that are only kept. */
import type { Values } from './calculation.js';
import { ExcelFault } from './state.js';

/** Asks for calculated values, and forgets them when something changes. */
export interface Calculator {
  values(): Values;
  changed(): void;
  suspendCalculation(): void;
  readonly calculation: string;
}

/** Found by `…OrNullObject`, or anything reached through it: calls on it do nothing. */
export const NULL_OBJECT = Symbol('null object');

/** Properties and methods by wire name; a setter marks what may be set. */
export abstract class ExcelObject {
  get(name: string): unknown {
    if (!(name in this)) throw new ExcelFault('ApiNotFound', `${this.constructor.name} has no ${name}`);
    return (this as unknown as Record<string, unknown>)[name];
  }

  set(name: string, value: unknown): void {
    const described = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this), name);
    if (described?.set === undefined)
      throw new ExcelFault('ApiNotFound', `${this.constructor.name}.${name} cannot be set`);
    described.set.call(this, value);
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = this.get(name);
    if (typeof method !== 'function')
      throw new ExcelFault('ApiNotFound', `${this.constructor.name}.${name} is not a method`);
    return (method as (...args: unknown[]) => unknown).apply(this, [...args]);
  }

  /** Tracking of objects across batches; nothing to do here. */
  _KeepReference(): null {
    return null;
  }
}

/** Nested properties that only have to be kept: formats, axes, page set-up. `methods` are kept as properties too. */
export interface Shape {
  readonly properties?: string;
  readonly methods?: string;
  readonly parts?: Readonly<Record<string, Shape>>;
}

export class Kept extends ExcelObject {
  constructor(
    private readonly looks: readonly Record<string, unknown>[],
    private readonly shape: Shape,
    private readonly path = '',
    private readonly onWrite?: () => void,
  ) {
    super();
  }

  override get(name: string): unknown {
    const part = this.shape.parts?.[name];
    if (part !== undefined) return new Kept(this.looks, part, `${this.path}${name}.`, this.onWrite);
    this.check(this.shape.properties, name);
    return this.looks[0]?.[this.path + name] ?? null;
  }

  override set(name: string, value: unknown): void {
    this.check(this.shape.properties, name);
    for (const look of this.looks) look[this.path + name] = value;
    this.onWrite?.();
  }

  override call(name: string, args: readonly unknown[]): unknown {
    if (name === 'GetItem' || name === 'Item') return this.get(String(args[0]));
    this.check(this.shape.methods, name);
    for (const look of this.looks) look[this.path + name] = args;
    return null;
  }

  private check(known: string | undefined, name: string): void {
    if (known?.split(' ').includes(name) !== true)
      throw new ExcelFault('ApiNotFound', `there is no ${this.path}${name}`);
  }
}

export class Collection extends ExcelObject {
  constructor(
    readonly items: () => readonly ExcelObject[],
    private readonly find: (key: string) => ExcelObject | undefined,
    private readonly add?: (...args: readonly unknown[]) => ExcelObject,
  ) {
    super();
  }
  GetItem(key: unknown): ExcelObject {
    const item = this.find(String(key));
    if (item === undefined)
      throw new ExcelFault('ItemNotFound', `The requested resource "${String(key)}" doesn't exist.`);
    return item;
  }
  Item(key: unknown): ExcelObject {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: unknown): ExcelObject | typeof NULL_OBJECT {
    return this.find(String(key)) ?? NULL_OBJECT;
  }
  GetItemAt(index: unknown): ExcelObject {
    const item = this.items()[Number(index)];
    if (item === undefined) throw new ExcelFault('InvalidArgument', `There is no item ${String(index)}`);
    return item;
  }
  GetCount(): number {
    return this.items().length;
  }
  /** Whether anybody listens does not matter here: what happens is always told. */
  _RegisterDataChangedEvent(): void {}
  _UnregisterDataChangedEvent(): void {}
  _RegisterDeletedEvent(): void {}
  _UnregisterDeletedEvent(): void {}
  Add(...args: readonly unknown[]): ExcelObject {
    if (this.add === undefined) throw new ExcelFault('ApiNotFound', 'This collection takes no items.');
    return this.add(...args);
  }
}
