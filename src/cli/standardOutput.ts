/**
 * Standard output and standard error of the program, written whole.
 *
 * Node writes to a file or device with one call and does not check how much was written: on a full disk the rest would be lost
 * silently. Pipes, sockets and terminals use Node's streams, whose failures main.ts reports.
 */
import { fstatSync, writeSync } from 'node:fs';
import { reasonOf } from './reason.js';

export type StandardDescriptor = 1 | 2;

/** Standard output accepted only a part, or nothing. */
export class OutputCutOff extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Resolves when all has been taken, or waits to be taken: a slow reader slows the writer. Rejects with `OutputCutOff`. */
export async function writeStandard(
  descriptor: StandardDescriptor,
  text: string | Uint8Array,
): Promise<void> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  if (takesInOneCall(descriptor)) {
    writeToEnd(descriptor, bytes);
    return;
  }
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  if (!stream.write(bytes)) await new Promise<void>((resolve) => stream.once('drain', resolve));
}

/** Files and devices, but no terminals. */
function takesInOneCall(descriptor: StandardDescriptor): boolean {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  if (stream.isTTY) return false;
  try {
    const there = fstatSync(descriptor);
    return there.isFile() || there.isCharacterDevice();
  } catch {
    return false;
  }
}

function writeToEnd(descriptor: StandardDescriptor, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  } catch (thrown) {
    throw new OutputCutOff(reasonOf(thrown));
  }
}
