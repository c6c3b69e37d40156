/**
 * Rounds to 15 significant digits, which is what Excel keeps of a number in a cell. Results that are stored in a workbook are
 * rounded in this way, so that they are read back unchanged.
 */
export function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}
