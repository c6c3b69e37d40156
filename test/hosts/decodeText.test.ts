import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/hosts/decodeText.js';

const CHINESE = '全省研发经费支出 2901.4 亿元，比上年增长 8.2%；“浙江”';
/** The same in GBK, as iconv writes it. */
const GBK = Buffer.from(
  'c8abcaa1d1d0b7a2beadb7d1d6a7b3f620323930312e3420d2dad4aaa3acb1c8c9cfc4ead4f6b3a420382e3225a3bba1b0d5e3bdada1b1',
  'hex',
);
const BIG5 = Buffer.from('a5feacd9ace3b56fb867b64fa4e4a558', 'hex');
const textOf = (bytes: Uint8Array) => {
  const decoded = decodeText(bytes, 'a.txt');
  return decoded.ok ? decoded.text : decoded.problem.args['encoding'];
};

describe('decodeText', () => {
  it('gives back every text in UTF-8 and UTF-16, with or without a mark', () => {
    // A zero character is in no text; a mark at the start is no part of it.
    const text = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0') && !s.startsWith('\ufeff'));
    fc.assert(
      fc.property(text, (s) => {
        expect(textOf(Buffer.from(`\ufeff${s}`, 'utf8'))).toBe(s);
        expect(textOf(Buffer.from(`\ufeff${s}`, 'utf16le'))).toBe(s);
        expect(textOf(Buffer.from(`\ufeff${s}`, 'utf16le').swap16())).toBe(s);
        if (!/^[\u00ff\u00fe]/.test(s)) expect(textOf(Buffer.from(s, 'utf8'))).toBe(s);
      }),
    );
  });

  it('reads GBK, and UTF-16 of ASCII without a mark', () => {
    expect(textOf(GBK)).toBe(CHINESE);
    expect(textOf(Buffer.from('id,title\r\n', 'utf16le'))).toBe('id,title\r\n');
    expect(textOf(Buffer.from('id,title\r\n', 'utf16le').swap16())).toBe('id,title\r\n');
  });

  it.each([
    ['a cut UTF-8 text', Buffer.from(CHINESE, 'utf8').subarray(1), /UTF-8/],
    ['a broken UTF-8 text', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), GBK]), /UTF-8/],
    ['Windows-1252', Buffer.from('caf\xe9 co\xfbte 3%', 'latin1'), /Windows-1252|Big5/],
    ['Big5', BIG5, /Big5/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32/],
    ['a workbook', Buffer.from('504b0304140000000800', 'hex'), /XLSX/],
    ['an odd byte at the end of UTF-16', Buffer.from([0xff, 0xfe, 0x41]), /UTF-16LE/],
  ])('names %s', (_, bytes, name) => {
    expect(decodeText(bytes, 'a.txt').ok).toBe(false);
    expect(textOf(bytes)).toMatch(name);
  });

  it('never replaces a byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const decoded = decodeText(bytes, 'a.txt');
        if (decoded.ok && !Buffer.from(bytes).includes(Buffer.from('\ufffd', 'utf8')) && bytes[0]! < 0xfe)
          expect(decoded.text).not.toContain('\ufffd');
      }),
    );
  });
});
