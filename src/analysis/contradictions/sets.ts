/** What a set of requirements that cannot hold together is made of, as plain data. */
import type { Bilingual } from '../../messages/language.js';

/** A member without its sentences, as it is kept in a workbook. */
export interface MemberData {
  /** `number`: a stated number of the pack's policy test. */
  readonly kind: 'target' | 'rule' | 'number';
  readonly key: string;
  /** What is asked, in `unit`; absent for rules. */
  readonly stated?: number;
  readonly unit?: string;
  /** What it would have to become for the others to hold, in `unit`; absent where no value does. */
  readonly needed?: number;
  /** Of a rule: the years in which it fails while the others hold by the least change. */
  readonly years?: readonly number[];
}

/** With its sentences (conflictWords.ts). */
export interface ConflictMember extends MemberData {
  readonly name: Bilingual;
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
