/** The link of pane and embedded workbook, as the page sees it. */
import type { Model } from '@ironcalc/wasm';
import type { HostFailure } from '../hosts/host.js';
import type { BrowserHost } from '../hosts/ironcalc/browser.js';
import type { Problem } from '../messages/problem.js';
import type { Spot } from './hand.js';

/** `done`: the fraction, 0 to 1. `sheet`: the present one, '' before the first. */
export interface Writing {
  readonly done: number;
  readonly sheet: string;
}

export interface LinkListener {
  /** The workbook has been replaced by another object. */
  onReplace(model: Model): void;
  /** Cells have changed, so the grid has to be drawn again. */
  onWritten(): void;
  /** Problems of reading, and conflicts of the user's work with the model; empty if there are none. */
  onProblems(problems: readonly Problem[]): void;
  onFailure(failure: HostFailure): void;
  /** A workbook that is being written; undefined once it is shown. */
  onProgress?(writing: Writing | undefined): void;
}

export interface Link {
  /** The host for the pane's buttons; the link is informed of what it writes. */
  readonly host: BrowserHost;
  /** To be called when the user has edited the grid. `spot`: the cell, where only its content was typed. */
  readEdits(spot?: Spot): void;
  /** To be called when the user has changed something that is no content, such as a look. */
  noteLook(): void;
  /** Overwrites the user's changes in cells of the model. */
  restore(): Promise<void>;
  /** Calls `use` with the workbook's bytes once cells and pane say the same. */
  take<T>(use: (bytes: Uint8Array) => T): Promise<T>;
  /** Shows a workbook that was kept in place of the present one, and brings it in step with the pane; false where it cannot be opened. */
  open(bytes: Uint8Array): Promise<boolean>;
  stop(): void;
}
