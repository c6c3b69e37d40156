/** What the code may not do. The table of import directions is in scripts/lib/importDirections.mjs. */
import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { CORE, architecture } from './scripts/lib/importDirections.mjs';

/** Names that only exist in a browser, in Node or in Office, or that answer differently each time. */
const IMPURE_GLOBALS = [
  ...['window', 'document', 'navigator', 'location', 'history', 'self', 'globalThis', 'alert', 'fetch'],
  ...['XMLHttpRequest', 'WebSocket', 'Worker', 'localStorage', 'sessionStorage', 'indexedDB', 'caches'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['performance', 'crypto', 'console', 'process', 'Buffer', 'global', 'require', 'module', '__dirname'],
  ...['Office', 'OfficeExtension', 'Excel', 'React', 'eval', 'Function'],
];

const CLOCK = 'The core has no clock: take the date as an argument.';

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'test/cases/', 'test/workbook/sheets/golden/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    name: 'typescript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Spreading a text gives its code points: what a parser of Chinese text wants.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Numbers and truth values in a sentence are not a mistake.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    name: 'scripts',
    files: ['**/*.js', '**/*.mjs'],
    // Types of scripts are checked by tsc, which knows their globals too.
    rules: { 'no-undef': 'off' },
  },

  {
    name: 'import directions',
    files: ['src/**/*.{ts,tsx}'],
    plugins: { architecture },
    rules: { 'architecture/import-directions': 'error', 'architecture/no-circles': 'error' },
  },
  {
    name: 'core: pure functions on plain data',
    files: CORE.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as an argument.' },
        { object: 'Date', property: 'now', message: CLOCK },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
        { selector: 'CallExpression[callee.name="Date"]', message: CLOCK },
        {
          selector:
            ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
          message: 'No module-level mutable state: pass it in.',
        },
      ],
    },
  },

  {
    name: 'react',
    files: ['src/taskpane/**/*.{ts,tsx}', 'src/playground/**/*.{ts,tsx}'],
    // Its types describe presets of several forms, which ESLint's own type does not admit.
    plugins: { 'react-hooks': /** @type {any} */ (reactHooks) },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    name: 'office',
    files: ['src/hosts/office/**', 'src/taskpane/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    // By hand: the plugin's preset brings its own parser settings.
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // A test may state what it knows; the failure says so if it is wrong.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['skip', 'only', 'todo', 'skipIf', 'runIf'].map((property) => ({
            object,
            property,
            message: 'Every test runs, always.',
          })),
        ),
      ],
    },
  },
);
