/** Words before a unit, and their powers of ten: 万亿元 is 12. The largest first. */
export const POWERS: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];
