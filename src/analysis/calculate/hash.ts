/**
 * A short fingerprint of a model, for stamping results: it is the same for the same content in any order of keys, and different
 * (except with probability 2^-64) if anything changes.
 *
 * FNV-1a, 64 bits (Fowler, Noll and Vo), over the UTF-8 bytes of the canonical JSON: keys sorted, no spaces. It protects against
 * mistakes, not against forgery.
 */

import type { Model } from '../../model/model.js';

export function hashModel(model: object): string {
  return fnv1a(canonicalJson(model));
}

/** The fingerprint of a model. Values of derived figures are not included, because a workbook calculates them. */
export function fingerprintOf(model: Model): string {
  const figures = model.figures.map((figure) =>
    figure.formula === undefined ? figure : { ...figure, value: undefined },
  );
  return hashModel({ ...model, figures });
}

/** JSON with the keys of every object sorted; members that are undefined are left out, as JSON does. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return value === undefined ? 'null' : JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** The hash of a text, as 16 hexadecimal digits. */
export function fnv1a(text: string): string {
  // 64 bits in four words of 16 bits, so that products are exact whole doubles. Prime: 2^40 + 0x1b3.
  let [w0, w1, w2, w3] = [0x2325, 0x8422, 0x9ce4, 0xcbf2];
  for (const byte of utf8(text)) {
    w0 ^= byte;
    const p0 = w0 * 0x1b3;
    const p1 = w1 * 0x1b3 + (p0 >>> 16);
    const p2 = w2 * 0x1b3 + w0 * 256 + (p1 >>> 16);
    const p3 = w3 * 0x1b3 + w1 * 256 + (p2 >>> 16);
    w0 = p0 & 0xffff;
    w1 = p1 & 0xffff;
    w2 = p2 & 0xffff;
    w3 = p3 & 0xffff;
  }
  return [w3, w2, w1, w0].map((word) => word.toString(16).padStart(4, '0')).join('');
}

function utf8(text: string): Uint8Array {
  // At most three bytes for each of the string's 16-bit units.
  const bytes = new Uint8Array(3 * text.length);
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code < 0x80) {
      bytes[size++] = code;
      continue;
    }
    if (code > 0xffff) i++;
    const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    bytes[size++] = ((0xf00 >> length) & 0xff) | (code >> (6 * (length - 1)));
    for (let k = length - 2; k >= 0; k--) bytes[size++] = 0x80 | ((code >> (6 * k)) & 0x3f);
  }
  return bytes.subarray(0, size);
}
