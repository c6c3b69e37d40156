/**
 * The link of pane and workbook as a machine: what the link knows (phases), what it learns (events), where that leads (one table),
 * and what it may write in each phase. Excel and the playground drive it; what they read and write is theirs.
 */

export const PHASES = ['unread', 'empty', 'inStep', 'owing', 'buildNeeded'] as const;

/**
 * `unread`: not compared yet, or not since somebody wrote the whole workbook · `empty`: nothing of ours in the workbook ·
 * `inStep`: the workbook is known as a plan, and says what the pane says · `owing`: the same, but what follows from an edit was
 * not taken by the host · `buildNeeded`: they differ in more than the link may change unasked.
 */
export type LinkPhase = (typeof PHASES)[number];

export const EVENTS = ['foundNothing', 'agreed', 'followed', 'refused', 'differs', 'rebuilt'] as const;

/**
 * `foundNothing`: read, without sheets of ours · `agreed`: read, and what follows from it is written · `followed`: a change of
 * the pane is written · `refused`: the host did not take what follows from an edit · `differs`: read, and only a build can bring
 * them together · `rebuilt`: the whole workbook was written by somebody else through the host, or has to be.
 */
export type LinkEvent = (typeof EVENTS)[number];

/** Undefined: cannot happen in that phase, a mistake of the program. */
export const TRANSITIONS: Readonly<Record<LinkPhase, Readonly<Record<LinkEvent, LinkPhase | undefined>>>> = {
  unread: {
    foundNothing: 'empty',
    agreed: 'inStep',
    followed: undefined,
    refused: undefined,
    differs: 'buildNeeded',
    rebuilt: 'unread',
  },
  empty: {
    foundNothing: 'empty',
    agreed: 'inStep',
    followed: undefined,
    refused: undefined,
    differs: 'buildNeeded',
    rebuilt: 'unread',
  },
  inStep: {
    foundNothing: 'empty',
    agreed: 'inStep',
    followed: 'inStep',
    refused: 'owing',
    differs: 'buildNeeded',
    rebuilt: 'unread',
  },
  owing: {
    foundNothing: 'empty',
    agreed: 'inStep',
    followed: undefined,
    refused: 'owing',
    differs: 'buildNeeded',
    rebuilt: 'unread',
  },
  buildNeeded: {
    foundNothing: 'empty',
    agreed: 'inStep',
    followed: undefined,
    refused: undefined,
    differs: 'buildNeeded',
    rebuilt: 'unread',
  },
};

interface Rights {
  /** The plan that the workbook was written from is known, so that differences can be told. */
  readonly knows: boolean;
  /** A change of the pane is written as it comes. */
  readonly follows: boolean;
  /** What was not written yet is written with the next reading, also where nobody has edited since. */
  readonly catchesUp: boolean;
}

const NONE: Rights = { knows: false, follows: false, catchesUp: false };

export const RIGHTS: Readonly<Record<LinkPhase, Rights>> = {
  unread: NONE,
  empty: NONE,
  inStep: { knows: true, follows: true, catchesUp: false },
  owing: { knows: true, follows: false, catchesUp: true },
  buildNeeded: NONE,
};

interface LinkMachine<Known> {
  readonly phase: () => LinkPhase;
  readonly rights: () => Rights;
  /** What was written last; undefined in every phase that does not know it. */
  readonly known: () => Known | undefined;
  /** `next`: what is known from now on; without it, what was known before, where the new phase knows anything. */
  readonly send: (event: LinkEvent, next?: Known) => void;
}

export function startMachine<Known>(): LinkMachine<Known> {
  let phase: LinkPhase = 'unread';
  let known: Known | undefined;
  return {
    phase: () => phase,
    rights: () => RIGHTS[phase],
    known: () => known,
    send(event, next) {
      const to = TRANSITIONS[phase][event];
      if (to === undefined) throw new Error(`the link cannot have ${event} while it is ${phase}`);
      phase = to;
      known = RIGHTS[to].knows ? (next ?? known) : undefined;
      if (RIGHTS[to].knows && known === undefined)
        throw new Error(`the link is ${to} without a plan of the workbook`);
    },
  };
}
