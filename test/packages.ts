/**
 * Before the tests: packages of very many modules, each in one file. Node loads the modules of Fluent UI in three seconds and
 * those of mathjs in 0.8, for every test file anew; one file takes a tenth of that. It holds the package's own code, as the
 * bundles that we ship do, and is made anew in every run.
 */
import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { inProject } from '../scripts/lib/project.mjs';

interface Package {
  readonly name: string;
  /** What the sources import from it; undefined: everything. */
  readonly exports?: readonly string[];
  /** What must exist once on a page, and so is no part of the file. */
  readonly shared: readonly string[];
  readonly file: string;
}

const MATHJS: Package = {
  name: 'mathjs/number',
  exports: [
    'createNode',
    'createConstantNode',
    'createFunctionNode',
    'createOperatorNode',
    'createSymbolNode',
  ],
  shared: [],
  file: inProject('node_modules/.cache/tuiyan/mathjs.mjs'),
};

const FLUENT: Package = {
  name: '@fluentui/react-components',
  shared: ['react', 'react/*', 'react-dom', 'react-dom/*', '@fluentui/react-icons', '@griffel/react'],
  file: inProject('node_modules/.cache/tuiyan/fluent.mjs'),
};

const PACKAGES = [MATHJS, FLUENT];

/** For the configuration of vitest: the file instead of the package. */
export const BUNDLED = PACKAGES.map(({ name, file }) => ({
  find: new RegExp(`^${name}$`),
  replacement: file,
}));

let bundled: Promise<unknown> | undefined;

/** Once in a run, whichever groups of tests it has. */
export default async function bundlePackages(): Promise<void> {
  await (bundled ??= Promise.all(PACKAGES.map(bundle)));
}

async function bundle({ name, exports, shared, file }: Package): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  await build({
    stdin: {
      contents: `export ${exports === undefined ? '*' : `{ ${exports.join(', ')} }`} from '${name}';`,
      resolveDir: inProject('.'),
    },
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [...shared],
    // Parts that were written for CommonJS ask for shared packages in their own way.
    banner: {
      js: "import { createRequire as tuiyanRequire } from 'node:module';\nconst require = tuiyanRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  // Written beside and moved into place: tests that run meanwhile see the old one or the new one.
  renameSync(fresh, file);
}
