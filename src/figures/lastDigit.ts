/**
 * The precision of a written number.
 *
 * In: the text, and the value that it was read as, in any unit. Out: half of the last digit that the text writes, in the unit of the
 * value: 0.005 for 3.29, 0.05 for 3.2. If the text has another scale than the value (1.2万亿 for 12000 亿元), the result is scaled by
 * their ratio.
 */

export function halfDigitOf(text: string, value: number): number {
  const [, whole = '', fraction = ''] = /(\d[\d,，]*)(?:\.(\d+))?/.exec(text.normalize('NFKC')) ?? [];
  const numeral = Number(`${whole.replace(/[,，]/g, '')}.${fraction}0`);
  const exponent = /[eE]([+-]?\d+)/.exec(text)?.[1] ?? '0';
  const scale = numeral > 0 ? Math.abs(value) / numeral : 10 ** Number(exponent);
  return Number(((scale * 0.5) / 10 ** fraction.length).toPrecision(12));
}
