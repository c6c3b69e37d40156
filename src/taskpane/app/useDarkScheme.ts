/** Whether system or browser prefer dark colours, followed as it changes. */
import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const list = query();
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

export function useDarkScheme(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
