/** The command line as one file that needs nothing installed: dist/cli/tuiyan.mjs. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildUnlessFresh } from './fresh.mjs';
import { ROOT, inProject } from './project.mjs';

/** The `bin` of package.json. */
export const CLI_FILE = 'dist/cli/tuiyan.mjs';

/**
 * The command without its process, for tests that call it many times: the same sources, bundled in the same way, exporting
 * `run` of src/cli/command.ts. It is never published.
 */
export const COMMAND_FILE = 'dist/test/command.mjs';

/** A package written for CommonJS may still ask for `require`, which a module does not have. */
const BANNER = `#!/usr/bin/env node
import { createRequire as tuiyanCreateRequire } from 'node:module';
const require = tuiyanCreateRequire(import.meta.url);`;

/**
 * Bundles the command line when it is missing or older than its sources.
 * @returns {Promise<boolean>} whether it was built now
 */
export function ensureCli() {
  return buildUnlessFresh(CLI_FILE, {}, async () => {
    const file = inProject(CLI_FILE);
    await bundle('src/cli/main.ts', file, BANNER);
    // The workbook engine of `eval` looks for its module beside the command first.
    const engine = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
    copyFileSync(engine, join(dirname(file), 'wasm_bg.wasm'));
    // So does the solver of `backcast`.
    const solver = createRequire(import.meta.url).resolve('highs/runtime');
    copyFileSync(solver, join(dirname(file), 'highs.wasm'));
    // And the library that takes PDFs apart, which is loaded when the first one is read.
    const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    const beside = join(dirname(file), 'pdfjs');
    mkdirSync(join(beside, 'legacy/build'), { recursive: true });
    for (const name of ['pdf', 'pdf.worker'])
      copyFileSync(join(library, `legacy/build/${name}.min.mjs`), join(beside, `legacy/build/${name}.mjs`));
    cpSync(join(library, 'cmaps'), join(beside, 'cmaps'), { recursive: true });
    chmodSync(file, 0o755);
  });
}

/**
 * Bundles the command without its process when it is missing or out of date. What it looks for beside itself, and the program
 * its threads run, are those of the command: `ensureCli` comes first.
 * @returns {Promise<boolean>} whether it was built now
 */
export function ensureCommand() {
  return buildUnlessFresh(COMMAND_FILE, {}, () =>
    bundle(
      'src/cli/command.ts',
      inProject(COMMAND_FILE),
      `${BANNER}\nconst tuiyanUrl = new URL('../cli/tuiyan.mjs', import.meta.url).href;`,
      { 'import.meta.url': 'tuiyanUrl' },
    ),
  );
}

/**
 * @param {string} entry relative to the project
 * @param {string} file absolute path
 * @param {string} banner
 * @param {Record<string, string>} [define] names and what they are replaced with
 */
async function bundle(entry, file, banner, define = {}) {
  const { build } = await import('esbuild');
  // Written beside and moved into place: a command that runs meanwhile uses either the old or the new file.
  const fresh = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: banner },
    define,
    // A program of the machine, not a text: it is found in node_modules where it is installed, and else told to be missing.
    external: ['@duckdb/node-api'],
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [rawText],
  });
  renameSync(fresh, file);
}

/**
 * `import text from './file.csv?raw'`: the file's text, as webpack and vitest understand it too.
 * @type {import('esbuild').Plugin}
 */
const rawText = {
  name: 'raw-text',
  setup(builder) {
    builder.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?raw'.length)),
      namespace: 'raw-text',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'raw-text' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

/**
 * Puts the command where `npx tuiyan` looks first. npm links the commands of packages it installs, but not
 * those of the project itself; without this link npx would look in the registry.
 */
export function linkCli() {
  const folder = inProject('node_modules/.bin');
  if (!existsSync(folder)) return;
  const target = join('..', '..', CLI_FILE);
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'tuiyan.cmd'), `@node "%~dp0\\${target}" %*\r\n`);
    writeFileSync(join(folder, 'tuiyan.ps1'), `node "$PSScriptRoot\\${target}" @args\nexit $LASTEXITCODE\n`);
  } else {
    rmSync(join(folder, 'tuiyan'), { force: true });
    symlinkSync(target, join(folder, 'tuiyan'));
  }
}
