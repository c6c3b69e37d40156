/** The member of a series as lists of members show it, beside the name of the indicator. */
import { NAME_SEPARATOR, type MemberRow } from '../../model/memberRows.js';
import type { Texts } from './text.js';

/** `North`, or `North · Public` of two dimensions; the words for the total and the rest. A series without members is its total. */
export function memberName(member: MemberRow | undefined, { t, pick }: Texts): string {
  if (member?.role === 'member')
    return member.members.map(({ name }) => pick(name)).join(` ${NAME_SEPARATOR} `);
  return t(member?.role === 'rest' ? 'results.memberRest' : 'results.memberTotal');
}
