/**
 * Puts the present values of the cells into the references of a chart, so that programs that draw before they calculate, such as
 * previews, show the chart.
 *
 * In: the chart's part, and what the cells of a reference show. Out: the part with `numCache` and `strCache`. An error or an empty
 * cell is a point without a value, as Excel writes it.
 */
import type { Shown, ValuesAt } from '../planText.js';

const REFERENCE = /<c:(num|str)Ref><c:f>([^<]*)<\/c:f><\/c:\1Ref>/g;

export function cacheValues(xml: string, valuesAt: ValuesAt): string {
  return xml.replace(REFERENCE, (whole, kind: string, escaped: string) => {
    const values = valuesAt(unescapeXml(escaped));
    if (values === undefined) return whole;
    const points = values.map((value, index) => {
      const text = kind === 'num' ? numberText(value) : plainText(value);
      return text === undefined ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`;
    });
    const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : '';
    const cache = `${format}<c:ptCount val="${values.length}"/>${points.join('')}`;
    return `<c:${kind}Ref><c:f>${escaped}</c:f><c:${kind}Cache>${cache}</c:${kind}Cache></c:${kind}Ref>`;
  });
}

function numberText(value: Shown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function plainText(value: Shown): string | undefined {
  if (value === undefined || value === null || value === '' || typeof value === 'object') return undefined;
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
