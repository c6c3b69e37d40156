/**
 * The architecture as an ESLint rule: which folder of src may import from which (DESIGN: imports go one way only).
 *
 * To add a folder, add a row. A folder without a row is an error, so that no stage can slip in unplaced.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { ROOT } from './project.mjs';

/** The stages that are pure functions on plain data: no Office, page, React, Node, clock or chance. */
export const CORE = [
  'messages',
  'special',
  'sampling',
  'figures',
  'formula',
  'kernel',
  'model',
  'analysis',
  'workbook',
];

/**
 * The stages, innermost first. `from`: folders, or single modules of folders, that it may import besides itself.
 * `packages`: what it may import from node_modules; undefined means anything (the outer stages only).
 * `data`: whether it may import from outside src (the packs in seeds, package.json).
 *
 * @type {Readonly<Record<string, { from: readonly string[], packages?: readonly string[], data?: boolean }>>}
 */
export const STAGES = {
  messages: { from: [], packages: [] },
  // Elementary functions and tails of distributions, with bits of their own.
  special: { from: [], packages: [] },
  // Random streams and distributions: numbers in, numbers out.
  sampling: { from: ['messages', 'special'], packages: [] },
  figures: { from: ['messages'], packages: [] },
  formula: { from: ['messages', 'special'], packages: ['mathjs', '@borgar/fx'] },
  model: { from: ['messages', 'figures', 'formula'], packages: [] },
  kernel: { from: ['messages', 'special', 'sampling', 'formula'], packages: [] },
  analysis: {
    from: ['messages', 'special', 'sampling', 'figures', 'formula', 'kernel', 'model'],
    packages: ['mathjs'],
  },
  workbook: { from: ['messages', 'figures', 'formula', 'model', 'analysis'], packages: [] },
  hosts: { from: ['messages', 'workbook/plan'] },
  taskpane: { from: [...CORE, 'hosts'], data: true },
  playground: { from: [...CORE, 'hosts', 'taskpane'], data: true },
  cli: { from: [...CORE, 'hosts'], data: true },
};

/** @type {import('eslint').Rule.RuleModule} */
const importDirections = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(resolve(ROOT, 'src'), context.filename).split(sep).join('/');
    if (file.startsWith('..') || !file.includes('/')) return {};
    const folder = file.slice(0, file.indexOf('/'));

    /** @param {import('estree').Node | null | undefined} source */
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = findFault(folder, context.filename, source.value);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      // `import('…').Type`, which the types of ESLint's own tree do not know.
      TSImportType: (/** @type {{ source?: import('estree').Node }} */ node) => check(node.source),
    };
  },
};

/**
 * @param {string} folder of src that imports
 * @param {string} importer absolute path
 * @param {string} specifier as written in the import
 * @returns {string | undefined} what is wrong, in a sentence
 */
function findFault(folder, importer, specifier) {
  const stage = STAGES[folder];
  if (stage === undefined)
    return `src/${folder} is no stage: add it to STAGES in scripts/lib/importDirections.mjs.`;

  const isRelative = specifier.startsWith('.');
  if (!isRelative) {
    if (stage.packages === undefined || stage.packages.some((name) => isOf(specifier, name)))
      return undefined;
    return `src/${folder} may not import the package "${specifier}".`;
  }

  const path = specifier.replace(/\?\w+$/, '').replace(/\.[jt]sx?$/, '');
  const target = relative(resolve(ROOT, 'src'), resolve(dirname(importer), path))
    .split(sep)
    .join('/');
  if (target.startsWith('..'))
    return stage.data === true ? undefined : `src/${folder} may not import "${specifier}" from outside src.`;
  if (isOf(target, folder) || stage.from.some((allowed) => isOf(target, allowed))) return undefined;
  return `src/${folder} may not import src/${target}: it may import ${stage.from.join(', ') || 'nothing'}.`;
}

/**
 * @param {string} path
 * @param {string} folder
 */
function isOf(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

/** @type {import('eslint').ESLint.Plugin} */
export const architecture = { rules: { 'import-directions': importDirections } };
