/** Writes a number as Excel's formula language reads it, with only as many digits as are needed to read back the same number. */
export function printNumber(value: number): string {
  if (value === 0) return '0';
  return String(value).replace(
    /e\+?(-?)(\d+)$/,
    (_, sign: string, digits: string) => `E${sign === '' ? '+' : '-'}${digits}`,
  );
}

/** Text in quotes, with quotes inside doubled. */
export function printText(value: string): string {
  return `"${value.replace(/"/g, '""')}"`;
}
