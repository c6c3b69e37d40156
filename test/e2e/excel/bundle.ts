/** One script for the page: Microsoft's Excel library, then the simulated Excel, calculated by IronCalc. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build, type Plugin } from 'esbuild';
import { inProject } from '../../../scripts/lib/project.mjs';

const require = createRequire(import.meta.url);

export async function bundleExcel(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inProject('test/e2e/excel/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    loader: { '.wasm': 'binary' },
    define: { 'import.meta.url': '""' },
    plugins: [inBrowser],
    logLevel: 'error',
  });
  const library = readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.js'), 'utf8');
  return `${library}\n;${outputFiles[0]?.text ?? ''}`;
}

/** What tests read from disk is inside the script instead. */
const inBrowser: Plugin = {
  name: 'in the browser',
  setup(context) {
    context.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'absent' }));
    context.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'export const readFileSync = undefined, createRequire = undefined; export default {};',
    }));
    context.onLoad({ filter: /test[\\/]hosts[\\/]engine\.ts$/ }, () => ({
      resolveDir: inProject('.'),
      contents: `
        import { initSync, Model } from '@ironcalc/wasm';
        import module from './node_modules/@ironcalc/wasm/wasm_bg.wasm';
        export function newModel() {
          initSync({ module });
          return new Model('workbook', 'en', 'UTC', 'en');
        }`,
    }));
  },
};
