/**
 * The project's folder and installed packages, and functions by which its scripts run other programs.
 * Node built-ins only: these functions work before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts below the project's folder */
export function inProject(...parts) {
  return join(ROOT, ...parts);
}

/** A sentence for the person at the terminal; `main` prints it without a stack. */
export class Refusal extends Error {}

/**
 * Runs a script's body: a refusal is printed as one sentence, anything else with its stack. Exit 1 for both.
 * @param {() => Promise<void> | void} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Refusal ? `tuiyan: ${error.message}` : error);
    process.exit(1);
  }
}

/**
 * Runs a program of node_modules, given by its script file, with this Node; its output goes to the terminal.
 * @param {string} script relative to the project
 * @param {readonly string[]} args
 * @param {'ignore' | 'inherit'} [input] 'inherit' lets the program read the keyboard
 * @returns {number} exit code
 */
export function runNode(script, args, input = 'ignore') {
  const done = spawnSync(process.execPath, [inProject(script), ...args], {
    cwd: ROOT,
    stdio: [input, 'inherit', 'inherit'],
  });
  return done.status ?? 1;
}

/**
 * The same, beside others: resolves with exit code and everything it printed.
 * @param {string} script relative to the project
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export function captureNode(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inProject(script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (/** @type {Buffer} */ text) => (output += text.toString()));
    child.stderr.on('data', (/** @type {Buffer} */ text) => (output += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Installs the packages of package-lock.json, unless exactly these are already installed. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Refusal(
      `Node ${process.versions.node} is too old: install Node 20.19 or later from https://nodejs.org.`,
    );
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json (once; about a minute) …');
  // npm is a script of its own on Windows, where only a shell finds it.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0 || !isInstalled())
    throw new Refusal('`npm ci` did not finish: read its message above, mend it and run this command again.');
}

/**
 * Whether node_modules holds the versions of package-lock.json. Dates cannot be used, because git sets them at checkout.
 * npm records what it has installed in node_modules/.package-lock.json, in the same form.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      present[path]?.version === entry.version ||
      // Packages for other operating systems are listed, but not installed.
      (present[path] === undefined && (entry.optional === true || entry.devOptional === true)),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  if (!existsSync(inProject(file))) return undefined;
  return JSON.parse(readFileSync(inProject(file), 'utf8')).packages;
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined} path of the first program found
 */
export function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names)
    for (const folder of folders) {
      const file = join(folder, name + suffix);
      if (existsSync(file)) return file;
    }
  return undefined;
}
