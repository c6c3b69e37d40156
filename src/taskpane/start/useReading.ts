/** The state of a reading for a component: nothing asked, running, answered, stopped or failed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { createReadClient, type ReadClient, type ReadingOutcome } from './readClient.js';
import type { AskOf, ReadingKind } from './readings.js';

type ReadingState<K extends ReadingKind> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | ReadingOutcome<K>;

interface Reader<K extends ReadingKind> {
  readonly state: ReadingState<K>;
  readonly read: (ask: AskOf<K>) => void;
  readonly stop: () => void;
  /** Back to nothing asked. */
  readonly clear: () => void;
}

export function useReading<K extends ReadingKind>(kind: K): Reader<K> {
  const client = useRef<ReadClient>(undefined);
  const asked = useRef(0);
  const [state, setState] = useState<ReadingState<K>>({ kind: 'idle' });
  useEffect(() => () => client.current?.stop(), []);
  const stop = useCallback(() => client.current?.stop(), []);
  const read = useCallback(
    (ask: AskOf<K>) => {
      asked.current += 1;
      const mine = asked.current;
      // Only the last question counts.
      const change = (next: ReadingState<K>): void => {
        if (mine === asked.current) setState(next);
      };
      change({ kind: 'running', done: 0, total: 0 });
      client.current ??= createReadClient();
      void client.current
        .read(kind, ask, (done, total) => change({ kind: 'running', done, total }))
        .then(change);
    },
    [kind],
  );
  const clear = useCallback(() => {
    asked.current += 1;
    client.current?.stop();
    setState({ kind: 'idle' });
  }, []);
  return { state, read, stop, clear };
}
