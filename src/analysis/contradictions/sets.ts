/** What a set of requirements that cannot hold together is made of, as plain data. */
import type { Bilingual } from '../../messages/language.js';

export interface ConflictMember {
  /** `number`: a stated number of the pack's policy test. */
  readonly kind: 'target' | 'rule' | 'number';
  readonly key: string;
  readonly name: Bilingual;
  /** What is asked, in `unit`; absent for rules. */
  readonly stated?: number;
  readonly unit?: string;
  /** What it would have to become for the others to hold, in `unit`; absent where no value does. */
  readonly needed?: number;
  readonly becomes: Bilingual;
}

export interface ConflictSet {
  readonly kind: 'model' | 'policy';
  readonly members: readonly ConflictMember[];
  /** How the numbers were read, where that decides. */
  readonly reading?: Bilingual;
}

export interface ConflictSets {
  readonly sets: readonly ConflictSet[];
  /** Not everything was searched: there may be more sets. */
  readonly isCut: boolean;
}
