import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVENTS,
  PHASES,
  RIGHTS,
  startMachine,
  TRANSITIONS,
  type LinkEvent,
  type LinkPhase,
} from '../../../src/taskpane/workbook/linkMachine.js';

/** The shortest way to each phase from the start. */
const WAYS: Readonly<Record<LinkPhase, readonly LinkEvent[]>> = {
  unread: [],
  empty: ['foundNothing'],
  inStep: ['agreed'],
  owing: ['agreed', 'refused'],
  buildNeeded: ['differs'],
};

function reach(events: readonly LinkEvent[]) {
  const machine = startMachine<string>();
  events.forEach((event, i) => machine.send(event, `plan ${i}`));
  return machine;
}

describe('every transition', () => {
  const all = PHASES.flatMap((phase) =>
    EVENTS.map((event) => [phase, event, TRANSITIONS[phase][event]] as const),
  );

  it.each(all)('%s, %s -> %s', (phase, event, to) => {
    const machine = reach(WAYS[phase]);
    expect(machine.phase()).toBe(phase);
    if (to === undefined) {
      expect(() => machine.send(event)).toThrow(phase);
      expect(machine.phase()).toBe(phase);
      return;
    }
    const before = machine.known();
    machine.send(event, 'next');
    expect(machine.phase()).toBe(to);
    expect(machine.known()).toBe(RIGHTS[to].knows ? 'next' : undefined);
    if (before !== undefined && RIGHTS[to].knows) {
      const again = reach(WAYS[phase]);
      again.send(event);
      expect(again.known()).toBe(before);
    }
  });
});

describe('laws of the table', () => {
  it('reading decides, whatever was known before', () => {
    for (const phase of PHASES) {
      expect(TRANSITIONS[phase].foundNothing).toBe('empty');
      expect(TRANSITIONS[phase].agreed).toBe('inStep');
      expect(TRANSITIONS[phase].differs).toBe('buildNeeded');
      expect(TRANSITIONS[phase].rebuilt).toBe('unread');
    }
  });

  it('only who is in step follows the pane, and only who knows the last plan writes at all', () => {
    for (const phase of PHASES) {
      expect(RIGHTS[phase].follows).toBe(TRANSITIONS[phase].followed !== undefined);
      expect(RIGHTS[phase].knows).toBe(TRANSITIONS[phase].refused !== undefined);
      if (RIGHTS[phase].follows || RIGHTS[phase].catchesUp) expect(RIGHTS[phase].knows).toBe(true);
    }
  });

  it('a plan is known exactly in the phases that say so, along every way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 }), (events) => {
        const machine = startMachine<number>();
        events.forEach((event, i) => {
          if (TRANSITIONS[machine.phase()][event] !== undefined) machine.send(event, i);
          expect(machine.known() !== undefined).toBe(RIGHTS[machine.phase()].knows);
        });
      }),
    );
  });

  it('agreeing without a plan is a mistake of the program', () => {
    expect(() => startMachine().send('agreed')).toThrow('without a plan');
  });
});
