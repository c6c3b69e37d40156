/** Writes a number as Excel's formula language reads it, with no more digits than it takes to get the same number back. */
export function printNumber(value: number): string {
  if (value === 0) return '0';
  return String(value).replace(
    /e\+?(-?)(\d+)$/,
    (_, sign: string, digits: string) => `E${sign === '' ? '+' : '-'}${digits}`,
  );
}

/** Text in quotes, quotes inside doubled. */
export function printText(value: string): string {
  return `"${value.replace(/"/g, '""')}"`;
}
