/** NFKC folds full-width letters and digits, as a Chinese keyboard types them. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
