/** The relation of pane and workbook, as shown in the Workbook tab. */
import type { HostFailure } from '../../hosts/host.js';
import type { Problem } from '../../messages/problem.js';

export type LinkStatus =
  | { readonly kind: 'reading' }
  /** Nothing of ours in the workbook. */
  | { readonly kind: 'empty' }
  /** They agree and follow each other. `hasMore`: the pane has results or journal entries that a build will add. */
  | { readonly kind: 'linked'; readonly problems: readonly Problem[]; readonly hasMore: boolean }
  /** They differ in more than a link may change without being asked. */
  | { readonly kind: 'buildNeeded'; readonly problems: readonly Problem[] }
  /** The workbook does not have a valid model; the pane keeps its own. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: HostFailure };

export interface LinkState {
  readonly status: LinkStatus;
  /** Why edits in the workbook are not noticed by themselves. */
  readonly unwatched?: HostFailure;
}

/** For React: the state, and a subscription to its changes. */
export interface LinkView {
  readonly getState: () => LinkState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads the workbook again. */
  readonly refresh: () => void;
}
