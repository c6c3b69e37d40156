/**
 * Where the browser keeps work: an IndexedDB database of our own, which exists only once the user has said yes.
 *
 * Looking for work never makes the database. Each call opens and closes it, so that no page holds up another one that forgets
 * everything. What is read is unknown data (keptWork.ts judges it). Calls reject with the browser's own error: no room left
 * (QuotaExceededError), storage blocked (SecurityError), a database of a newer version (VersionError).
 */

const DATABASE = 'tuiyan';
const VERSION = 1;
/** Records of work by their key; and the switch. */
const WORK = 'work';
const SWITCH = 'switch';

export interface Kept {
  readonly key: string;
  readonly record: unknown;
}

export interface WorkStore {
  /** Undefined where nothing was ever kept, or everything was forgotten. */
  read(): Promise<{ readonly isOn: boolean; readonly kept: readonly Kept[] } | undefined>;
  turn(isOn: boolean): Promise<void>;
  /** False where everything was forgotten meanwhile, by another page: nothing is kept then. `removed`: keys that the record replaces. */
  put(key: string, record: object, removed: readonly string[]): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Nothing is left, not even the database. */
  forget(): Promise<void>;
}

/** `factory` throws on access in some browsers that block storage: hence a function. */
export function openWorkStore(factory: () => IDBFactory = () => window.indexedDB): WorkStore {
  return {
    read: () =>
      withDatabase(factory, false, async (database) => {
        const { work, flags } = storesOf(database, 'readonly');
        const [keys, records, isOn] = await Promise.all([
          resultOf(work.getAllKeys()),
          resultOf<unknown[]>(work.getAll()),
          resultOf<unknown>(flags.get(SWITCH)),
        ]);
        const kept = keys.flatMap((key, i) => (typeof key === 'string' ? [{ key, record: records[i] }] : []));
        return { isOn: isOn === true, kept };
      }),
    async turn(isOn) {
      await withDatabase(factory, true, (database) => {
        const { flags, done } = storesOf(database, 'readwrite');
        flags.put(isOn, SWITCH);
        return done;
      });
    },
    async put(key, record, removed) {
      const isDone = await withDatabase(factory, false, async (database) => {
        const { work, done } = storesOf(database, 'readwrite');
        work.put(record, key);
        for (const old of removed) work.delete(old);
        await done;
        return true;
      });
      return isDone === true;
    },
    async remove(key) {
      await withDatabase(factory, false, (database) => {
        const { work, done } = storesOf(database, 'readwrite');
        work.delete(key);
        return done;
      });
    },
    forget: () => resultOf(factory().deleteDatabase(DATABASE)).then(() => undefined),
  };
}

/** Undefined where there is no database and none may be made. */
async function withDatabase<T>(
  factory: () => IDBFactory,
  mayCreate: boolean,
  work: (database: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  const database = await open(factory(), mayCreate);
  if (database === undefined) return undefined;
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function open(factory: IDBFactory, mayCreate: boolean): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, VERSION);
    let isAbsent = false;
    request.onupgradeneeded = () => {
      isAbsent = !mayCreate;
      // Aborting undoes the making of the database.
      if (isAbsent) request.transaction?.abort();
      else for (const name of [WORK, SWITCH]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isAbsent ? resolve(undefined) : reject(errorOf(request.error)));
  });
}

function storesOf(database: IDBDatabase, mode: IDBTransactionMode) {
  const transaction = database.transaction([WORK, SWITCH], mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(errorOf(transaction.error));
  });
  // Whoever only reads waits for its requests.
  done.catch(() => undefined);
  return { work: transaction.objectStore(WORK), flags: transaction.objectStore(SWITCH), done };
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(errorOf(request.error));
  });
}

function errorOf(error: DOMException | null): Error {
  return error ?? new Error('the browser gave no reason');
}
