/**
 * Checks a file that should be an .xlsx workbook before any of it is unpacked.
 *
 * In: its bytes. Out: nothing if it can be opened, else the reason why not. An .xlsx file is a zip archive (APPNOTE.TXT 6.3.10 by
 * PKWARE); its central directory, at the end, has the unpacked size of each part, so an archive made to fill the memory is
 * refused without unpacking. If an archive states wrong sizes, the reader stops at the stated size.
 */

type Obstacle = 'notXlsx' | 'oldWorkbook' | 'damaged' | 'tooLarge';

/**
 * Largest number of bytes of all unpacked parts, and of one; workbooks of 1,000 indicators, 30 years and 10 scenarios have a
 * fifth of it.
 */
const MOST_UNPACKED = 400_000_000;
const MOST_IN_PART = 200_000_000;
const MOST_PARTS = 10_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Size of the end record without its comment, and of the longest comment. */
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** A part of the archive: its name, and bytes when unpacked. */
interface Part {
  readonly name: string;
  readonly size: number;
}

export function obstacleIn(bytes: Uint8Array): Obstacle | undefined {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldWorkbook';
  if (!startsWith(bytes, [0x50, 0x4b])) return 'notXlsx';
  const parts = listParts(bytes);
  if (parts === undefined) return 'damaged';
  if (parts.length > MOST_PARTS || parts.some(({ size }) => size > MOST_IN_PART)) return 'tooLarge';
  if (parts.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) return 'tooLarge';
  return parts.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml') ? undefined : 'notXlsx';
}

/** Whether the file contains macros. They are never run or kept, but the caller may report them. */
export function hasMacros(bytes: Uint8Array): boolean {
  return (listParts(bytes) ?? []).some(({ name }) => name.toLowerCase().endsWith('vbaproject.bin'));
}

/** Undefined if the central directory cannot be read: the file is truncated or damaged. */
function listParts(bytes: Uint8Array): readonly Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names = new TextDecoder();
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const nameSize = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    // Sizes of 4 GB and more are written elsewhere, with 0xffffffff in this place: too large in any case.
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameSize));
    parts.push({ name, size: view.getUint32(at + 24, true) });
    at += 46 + nameSize + rest;
  }
  return parts;
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return undefined;
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, i) => bytes[i] === byte);
}
