/**
 * Builds the task pane (taskpane.html) and the playground (index.html) into one folder of static files.
 *
 * All addresses are relative, so the folder works wherever it is put. Nothing is fetched from another server,
 * and nothing in the result needs `eval`. office.js is Microsoft's own file, copied and not bundled: it finds the
 * files for each Excel beside itself. Settings of the build may name another copy (scripts/lib/settings.mjs).
 */
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import { pagePolicy } from './scripts/lib/csp.mjs';
import { PAGES, fillPage } from './scripts/lib/pages.mjs';
import { inProject } from './scripts/lib/project.mjs';
import { readSettings } from './scripts/lib/settings.mjs';

const OFFICE_SOURCE = 'node_modules/@microsoft/office-js';

/**
 * What office.js may ask for in Excel 2016 and later, in the two languages we ship; the rest of the package (other
 * programs, other languages, readable copies: 87 MB) stays behind. The licence goes along with the files.
 */
const OFFICE_FILES = [
  'dist/office.js',
  'dist/o15apptofilemappingtable.js',
  'dist/excel-{web,win32,winrt,mac,ios,android}-16.*.js',
  'dist/{en-us,zh-cn}/office_strings.js',
  'LICENSE.md',
];

/**
 * @param {Record<string, unknown>} _env
 * @param {{ mode?: 'production' | 'development', outputPath?: string }} options
 * @returns {import('webpack').Configuration}
 */
export default function configure(_env, { mode = 'production', outputPath = inProject('dist/web') } = {}) {
  const settings = readSettings();
  const officeJs = settings.officeJs || undefined;
  const isProduction = mode === 'production';

  return {
    mode,
    context: inProject('.'),
    target: ['web', 'es2020'],
    devtool: isProduction ? false : 'source-map',
    entry: {
      taskpane: './src/taskpane/index.tsx',
      playground: './src/playground/index.tsx',
    },
    output: {
      path: outputPath,
      publicPath: 'auto',
      // While developing, a file keeps its name when it changes: the page is told which parts to load again.
      filename: isProduction ? '[name].[contenthash:8].js' : '[name].js',
      chunkFilename: isProduction ? '[name].[contenthash:8].js' : '[name].js',
      cssFilename: isProduction ? '[name].[contenthash:8].css' : '[name].css',
      cssChunkFilename: isProduction ? '[name].[contenthash:8].css' : '[name].css',
      assetModuleFilename: '[name].[contenthash:8][ext]',
      clean: true,
    },
    resolve: {
      extensions: ['.ts', '.tsx', '.js'],
      // Imports name the file that will exist when compiled, as ECMAScript modules do.
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    },
    module: {
      // A name that its module does not export is a mistake; by default it would only show when the page runs.
      parser: { javascript: { exportsPresence: 'error' } },
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'swc-loader',
          // Types are checked by `npm run check`.
          options: {
            jsc: {
              target: 'es2020',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
        { test: /\.css$/, type: 'css' },
        { resourceQuery: /^\?raw$/, type: 'asset/source' },
        { resourceQuery: /^\?url$/, type: 'asset/resource' },
      ],
    },
    experiments: { css: true },
    // The solver of the backcast asks for Node's modules where it runs in Node, and nowhere else.
    externals: { 'node:module': 'var undefined' },
    optimization: {
      splitChunks: { chunks: 'all' },
      // A twentieth of the time that webpack's own choice, terser, takes. These options are what makes the result as small.
      minimizer: [
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          minimizerOptions: { ecma: 2020, compress: { passes: 3, sequences: false } },
        }),
      ],
    },
    // scripts/checkBudget.mjs measures what matters: the initial JavaScript of the task pane, compressed.
    performance: false,
    plugins: [
      page('taskpane', 'taskpane.html', officeJs ?? 'office/office.js'),
      page('playground', 'index.html', undefined),
      new CopyPlugin({
        patterns: [
          { from: 'THIRD-PARTY-NOTICES.txt', to: '[name][ext]' },
          // What ExtendedOverrides of the manifest names: the keyboard shortcut.
          { from: 'src/shortcuts.json', to: '[name][ext]' },
          { from: 'src/taskpane/oldBrowser.js', to: '[name][ext]', info: { minimized: true } },
          ...PAGES.map((file) => ({
            from: `src/${file}`,
            to: '[name][ext]',
            transform: (/** @type {Buffer} */ page) => fillPage(page.toString('utf8'), settings),
          })),
          // Tables of Chinese encodings, which a PDF may need.
          {
            from: 'node_modules/pdfjs-dist/cmaps/*.bcmap',
            to: 'cmaps/[name][ext]',
            info: { minimized: true },
          },
          { from: 'assets/*.png', to: 'assets/[name][ext]', noErrorOnMissing: true },
          ...(officeJs === undefined ? OFFICE_FILES.map(copyOffice) : []),
        ],
      }),
    ],
  };

  /**
   * @param {string} chunk
   * @param {string} filename
   * @param {string | undefined} officeScript address of office.js, for the page that runs in Excel
   */
  function page(chunk, filename, officeScript) {
    return new HtmlPlugin({
      template: `src/${chunk}/index.html`,
      filename,
      chunks: [chunk],
      scriptLoading: 'defer',
      minify: isProduction,
      // For the template: <%= htmlWebpackPlugin.options.policy %>.
      policy: pagePolicy(officeJs === undefined ? undefined : new URL(officeJs).origin),
      officeScript,
    });
  }
}

/** @param {string} pattern below the package */
function copyOffice(pattern) {
  return {
    from: `${OFFICE_SOURCE}/${pattern}`,
    to: ({ absoluteFilename = '' }) =>
      `office/${absoluteFilename
        .replaceAll('\\', '/')
        .split(`${OFFICE_SOURCE}/`)[1]
        ?.replace(/^dist\//, '')}`,
    globOptions: { ignore: ['**/*.debug.js'] },
    // Microsoft's terms: the files are passed on as they are.
    info: { minimized: true },
  };
}
