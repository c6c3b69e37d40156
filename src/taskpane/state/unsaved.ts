/** Whether the pane holds work that is saved nowhere: a model made of what the user brought, edits, or a text that is still typed. */
import type { PaneState } from './state.js';

export function isUnsaved({ isOwn, model, original, drafts }: PaneState): boolean {
  return isOwn || model !== original || Object.keys(drafts).length > 0;
}
