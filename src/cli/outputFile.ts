/**
 * Writes an output file of a verb: complete, or not at all.
 *
 * In: the path as it was given, and the bytes. Out: nothing, or the one problem that prevented it. A file is written beside its
 * place under a short name and then moved, so that a failure does not change the older file; mode and owner of the older file are
 * kept. A link is followed and kept. If a move would separate two names of one file, or the folder accepts no new file, the file
 * is written in place. Pipes and character devices (/dev/stdout, /dev/null) get the bytes directly; they are never replaced.
 */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isatty } from 'node:tty';
import type { Problem } from '../messages/problem.js';
import { isFolder, problemOf } from './packs.js';
import { reasonOf } from './reason.js';
import { OutputCutOff, writeStandard, type StandardDescriptor } from './standardOutput.js';

/** Where the bytes go. */
export type Output =
  | { readonly kind: 'file'; readonly path: string; readonly older: Stats | undefined }
  | { readonly kind: 'stream'; readonly path: string }
  /** The program's own standard output or standard error, under whatever name. */
  | { readonly kind: 'standard'; readonly descriptor: StandardDescriptor; readonly path: string };

type Found = { readonly output: Output } | { readonly obstacle: Problem };

/** Longest wait for a reader of a pipe, and the interval of attempts, in milliseconds. */
const LONGEST_WAIT = 5000;
const STEP = 20;

/** As many links in a row as Linux follows. */
const MOST_LINKS = 40;

/** Errors after which the file is written in place: the file system refuses a second file beside it. */
const NOT_BESIDE = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV', 'ENAMETOOLONG'];

/**
 * Finds the place of the output, or what prevents it, before any work is done. `given` is relative to the working folder; with an
 * empty `extension` any name is allowed.
 */
export function findOutput(given: string, extension: '.xlsx' | '.html' | ''): Found {
  const path = resolve(given);
  try {
    const there = statOf(path);
    if (there?.isDirectory() === true || /[\\/]$/.test(given) || given === '')
      return obstacle('cli.isFolder', path);
    const descriptor = there === undefined ? undefined : standardOf(there);
    if (descriptor !== undefined)
      return isatty(descriptor)
        ? obstacle('cli.toTerminal', path)
        : { output: { kind: 'standard', descriptor, path } };
    if (there !== undefined && (there.isFIFO() || there.isCharacterDevice()))
      return { output: { kind: 'stream', path } };
    if (there?.isFile() === false) return obstacle('cli.notAFile', path);
    if (!path.toLowerCase().endsWith(extension))
      return { obstacle: problemOf('cli.otherExtension', path, { extension }) };
    return findFile(path, followLinks(path), extension);
  } catch (thrown) {
    return { obstacle: problemOfWriting(path, thrown) };
  }
}

/** Undefined if everything was written; otherwise a problem, and the older file is unchanged. */
export async function writeOutput(output: Output, bytes: Uint8Array): Promise<Problem | undefined> {
  try {
    if (output.kind === 'file') writeFile(output.path, output.older, bytes);
    else if (output.kind === 'stream') return await writeStream(output.path, bytes);
    else await writeStandard(output.descriptor, bytes);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof OutputCutOff) return cutOff(output.path, thrown.reason);
    if (output.kind === 'stream') return cutOff(output.path, reasonOf(thrown));
    return problemOfWriting(output.path, thrown);
  }
}

/**
 * Where the verb prints its result: to standard output, but to standard error if the file itself is written to standard output,
 * and nowhere if both are the same.
 */
export function wayOfResult(output: Output): 'output' | 'error' | 'nowhere' {
  if (output.kind !== 'standard' || output.descriptor === 2) return 'output';
  return standardOf(fstatSync(2), [1]) === undefined ? 'error' : 'nowhere';
}

/** `path` is the given one, `target` where its links lead. */
function findFile(path: string, target: string, extension: string): Found {
  if (!isFolder(dirname(target))) return obstacle('cli.noFolder', dirname(target));
  // A link may lead to a file that was not meant as an output.
  if (!target.toLowerCase().endsWith(extension))
    return { obstacle: problemOf('cli.linkToOther', path, { target, extension }) };
  const older = statOf(target);
  if (older !== undefined) {
    // Root can write every file, but a file without any write permission is meant to be kept.
    if ((older.mode & 0o222) === 0) return obstacle('cli.readOnly', path);
    accessSync(target, constants.W_OK);
  }
  return { output: { kind: 'file', path: target, older } };
}

function writeFile(target: string, older: Stats | undefined, bytes: Uint8Array): void {
  if (older !== undefined && older.nlink > 1) {
    writeInPlace(target, bytes);
    return;
  }
  // Short, whatever the length of the file's own name.
  const fresh = join(dirname(target), `.${randomUUID().slice(0, 8)}.tmp`);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(fresh, 'wx', older === undefined ? 0o666 : 0o600);
    writeAll(descriptor, bytes);
    if (older !== undefined) keepRights(descriptor, older);
    // A full disk may be reported only here.
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(fresh, target);
  } catch (thrown) {
    if (descriptor !== undefined) {
      closeQuietly(descriptor);
      rmSync(fresh, { force: true });
    }
    if (!NOT_BESIDE.includes(reasonOf(thrown))) throw thrown;
    if (older === undefined) writeNew(target, bytes);
    else writeInPlace(target, bytes);
  }
}

/** Throws if the owner cannot be kept. */
function keepRights(descriptor: number, older: Stats): void {
  const fresh = fstatSync(descriptor);
  if (fresh.uid !== older.uid || fresh.gid !== older.gid) fchownSync(descriptor, older.uid, older.gid);
  fchmodSync(descriptor, older.mode & 0o7777);
}

function writeNew(target: string, bytes: Uint8Array): void {
  const descriptor = openSync(target, 'wx');
  try {
    writeAll(descriptor, bytes);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (thrown) {
    closeQuietly(descriptor);
    rmSync(target, { force: true });
    throw thrown;
  }
}

/** The part beyond the older length is written first: if the disk is full, nothing of the older content is lost. */
function writeInPlace(target: string, bytes: Uint8Array): void {
  const descriptor = openSync(target, 'r+');
  try {
    const { size } = fstatSync(descriptor);
    const before = readAll(descriptor, size);
    try {
      writeAll(descriptor, bytes, Math.min(size, bytes.length), bytes.length);
      writeAll(descriptor, bytes, 0, Math.min(size, bytes.length));
      ftruncateSync(descriptor, bytes.length);
      fsyncSync(descriptor);
    } catch (thrown) {
      putBack(descriptor, before);
      throw thrown;
    }
  } finally {
    closeSync(descriptor);
  }
}

class NotPutBack extends Error {}

function putBack(descriptor: number, before: Uint8Array): void {
  try {
    writeAll(descriptor, before);
    ftruncateSync(descriptor, before.length);
  } catch (thrown) {
    throw new NotPutBack(reasonOf(thrown));
  }
}

/** Bytes `from` (inclusive) to `to` (exclusive), each at its own place of the file. */
function writeAll(descriptor: number, bytes: Uint8Array, from = 0, to = bytes.length): void {
  for (let at = from; at < to;) at += writeSync(descriptor, bytes, at, to - at, at);
}

function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size;) {
    const read = readSync(descriptor, bytes, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes;
}

/** A pipe or a device. Opened without waiting, because a pipe that nobody reads would block the program for ever. */
async function writeStream(path: string, bytes: Uint8Array): Promise<Problem | undefined> {
  const descriptor = await openStream(path);
  if (descriptor === undefined) return problemOf('cli.noReader', path);
  try {
    if (isatty(descriptor)) return problemOf('cli.toTerminal', path);
    for (let at = 0; at < bytes.length;) {
      try {
        at += writeSync(descriptor, bytes, at);
      } catch (thrown) {
        if (reasonOf(thrown) !== 'EAGAIN') throw thrown;
        await delay(STEP);
      }
    }
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** Undefined if a pipe has no reader in time. */
async function openStream(path: string): Promise<number | undefined> {
  for (let waited = 0; waited <= LONGEST_WAIT; waited += STEP) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    } catch (thrown) {
      if (reasonOf(thrown) !== 'ENXIO') throw thrown;
      await delay(STEP);
    }
  }
  return undefined;
}

/** Standard output or error, if the file found is the one with which the program was started. */
function standardOf(
  there: Stats,
  candidates: readonly StandardDescriptor[] = [1, 2],
): StandardDescriptor | undefined {
  return candidates.find((descriptor) => {
    try {
      const own = fstatSync(descriptor);
      return own.dev === there.dev && own.ino === there.ino;
    } catch {
      return false;
    }
  });
}

/** The target of the links, even if it does not exist yet. */
export function followLinks(path: string): string {
  let target = path;
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  return target;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function obstacle(code: Problem['code'], path: string): Found {
  return { obstacle: problemOf(code, path) };
}

function cutOff(path: string, reason: string): Problem {
  return problemOf('cli.cutOff', path, { reason });
}

function problemOfWriting(path: string, thrown: unknown): Problem {
  if (thrown instanceof NotPutBack) return problemOf('cli.damaged', path, { reason: thrown.message });
  const reason = reasonOf(thrown);
  if (reason === 'ENAMETOOLONG') return problemOf('cli.nameTooLong', path);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(reason)) return problemOf('cli.noSpace', path, { reason });
  return problemOf('cli.cannotWrite', path, { reason });
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // It was closed before the failure.
  }
}
