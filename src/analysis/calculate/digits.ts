/**
 * What Excel keeps of a number that is typed or written into a cell: 15 significant digits. Results that are kept in a workbook
 * are rounded to them, so that they come back as they were.
 */
export function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}
