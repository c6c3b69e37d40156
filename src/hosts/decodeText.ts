/**
 * Decodes the text of a file in any encoding that Chinese programs use.
 *
 * In: bytes. Out: the text without a byte-order mark, or what the bytes seem to be. A byte-order mark decides; then strict UTF-8
 * is tried; then GB18030, which includes GBK and GB2312. GB18030 gives some text for almost any bytes, so it is accepted only if
 * nearly all of its Chinese characters are the common ones of GB2312. No byte is ever replaced by U+FFFD.
 */
import type { Problem } from '../messages/problem.js';

type DecodedText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

const MARKS: readonly { readonly bytes: readonly number[]; readonly label: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
];

/** First bytes of files that are not text. */
const OTHER_FILES: readonly (readonly [string, readonly number[]])[] = [
  ['ZIP / XLSX / DOCX', [0x50, 0x4b, 0x03, 0x04]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['XLS / DOC', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** In a Chinese text in GBK nearly all two-byte characters are in GB2312; in other bytes decoded as GBK, about half of them. */
const COMMON_SHARE = 0.9;

/** `file`: its name, for the message. */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return refuse(file, 'UTF-32');
  const other = OTHER_FILES.find(([, first]) => startsWith(bytes, first));
  if (other !== undefined) return refuse(file, other[0]);
  const mark = MARKS.find((row) => startsWith(bytes, row.bytes));
  if (mark !== undefined) {
    const text = decode(bytes, mark.label);
    return text === undefined ? refuse(file, mark.label.toUpperCase()) : { ok: true, text };
  }
  const wide = unmarkedWide(bytes);
  if (wide !== undefined) {
    const text = wide === 'binary' ? undefined : decode(bytes, wide);
    return text === undefined
      ? refuse(file, wide === 'binary' ? kindOf(bytes) : wide.toUpperCase())
      : { ok: true, text };
  }
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== undefined) return { ok: true, text: utf8 };
  const chinese = isCommonChinese(bytes) ? decode(bytes, 'gb18030') : undefined;
  if (chinese === undefined || /[\ue000-\uf8ff]/.test(chinese)) return refuse(file, kindOf(bytes));
  return { ok: true, text: chinese.replace(/^\ufeff/, '') };
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: every second byte of its ASCII characters is zero. A text in any other encoding has no zero byte. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | undefined {
  const zeros = [0, 0];
  const size = Math.min(bytes.length, 65536);
  for (let at = 0; at < size; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return undefined;
  if (even === 0 && odd > size / 8) return 'utf-16le';
  return odd === 0 && even > size / 8 ? 'utf-16be' : 'binary';
}

function isCommonChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length;) {
    const [lead = 0, trail = 0] = bytes.subarray(at, at + 2);
    if (lead < 0x80) at += 1;
    else if (trail >= 0x30 && trail <= 0x39) at += 4;
    else {
      pairs += 1;
      // Rows of symbols, and the two levels of characters.
      if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7))) common += 1;
      at += 2;
    }
  }
  return pairs > 0 && common >= COMMON_SHARE * pairs;
}

/** What the bytes most likely are, for the message. */
function kindOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) return 'binary';
  return decode(bytes, 'big5') === undefined
    ? 'damaged UTF-8 / Windows-1252'
    : 'Big5 / Shift_JIS / damaged UTF-8';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function refuse(file: string, encoding: string): DecodedText {
  return {
    ok: false,
    problem: { code: 'figures.encoding', severity: 'error', place: { file }, args: { file, encoding } },
  };
}
