/**
 * The link of pane and workbook as a state machine: phases, events, one table of transitions, and what the link may write in each
 * phase. The links of Excel and the playground send the events; reading and writing is up to them.
 */

export const PHASES = ['unread', 'empty', 'inStep', 'owing', 'buildNeeded'] as const;

/**
 * `unread`: not compared yet, or not since somebody wrote the whole workbook · `empty`: nothing of ours in the workbook ·
 * `inStep`: the workbook is known as a plan, and agrees with the pane · `owing`: the same, but the host refused the consequences
 * of an edit · `buildNeeded`: they differ in more than the link may change without being asked.
 */
export type LinkPhase = (typeof PHASES)[number];

export const EVENTS = ['foundNothing', 'agreed', 'followed', 'refused', 'differs', 'rebuilt'] as const;

/**
 * `foundNothing`: read, without sheets of ours · `agreed`: read, and its consequences are written · `followed`: a change of the
 * pane is written · `refused`: the host refused the consequences of an edit · `differs`: read, and only a build can make them
 * agree · `rebuilt`: the whole workbook was written by somebody else through the host, or has to be.
 */
export type LinkEvent = (typeof EVENTS)[number];

/** Undefined: the event cannot occur in that phase, so it is a mistake of the program. */
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
  /** Whether the plan of the workbook is known, so that differences can be calculated. */
  readonly knows: boolean;
  /** Whether a change of the pane is written at once. */
  readonly follows: boolean;
  /** Whether outstanding changes are written after the next reading, even if nobody has edited since. */
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
  /** The last plan; undefined in every phase that does not know it. */
  readonly known: () => Known | undefined;
  /** `next`: the new plan; by default the old one is kept, if the new phase knows a plan. */
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
