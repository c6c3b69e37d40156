/**
 * The architecture as ESLint rules: which folder of src may import from which, and that no files import each other in a circle.
 *
 * STAGES is the one table of stages and rooms. ARCHITECTURE.md shows it, and test/architecture.test.ts compares the two.
 * To add a stage or a room, add a row. A folder without a row is an error, so that nothing can slip in unplaced.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { findCircle } from './importGraph.mjs';
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
  'start',
  'workbook',
];

/** The files of a stage that are in none of its rooms. */
export const TOP = '.';

/**
 * @typedef {object} Stage
 * @property {string} does What goes in and what comes out, in a few words.
 * @property {readonly string[]} from Stages, or single rooms of stages, that it may import besides itself.
 * @property {readonly string[]} [packages] What it may import from node_modules; undefined means anything (outer stages only).
 * @property {boolean} [data] Whether it may import from outside src (the packs in seeds, package.json).
 * @property {Readonly<Record<string, readonly string[]>>} [rooms] By room: rooms of the same stage that it may import. TOP is
 *   the room of the files that are in no folder; a name of such a file, without its ending, allows that file alone.
 */

/** What every feature of the pane may use. */
const PANE_KIT = ['controls', 'state', 'text'];

/**
 * The stages, innermost first.
 * @type {Readonly<Record<string, Stage>>}
 */
export const STAGES = {
  messages: {
    does: 'code and arguments of a problem -> its sentence, in Chinese or English',
    from: [],
    packages: [],
    rooms: { problems: ['language'], wording: ['language'], [TOP]: ['problems'] },
  },
  special: {
    does: 'numbers -> exponentials, logarithms, tails and quantiles of distributions, with the same bits everywhere',
    from: [],
    packages: [],
  },
  sampling: {
    does: 'a seed, a distribution, a range of draws -> draws, with the same bits on every machine',
    from: ['messages', 'special'],
    packages: [],
  },
  figures: {
    does: 'documents.csv, figures.csv, texts of documents -> documents, figures, proof of every token, candidates',
    from: ['messages'],
    packages: [],
    rooms: { [TOP]: [], extract: [TOP] },
  },
  formula: {
    does: 'the text of a formula -> expression, value, Excel text, units, references',
    from: ['messages', 'special'],
    packages: ['mathjs', '@borgar/fx'],
    rooms: {
      values: [],
      programs: ['values'],
      functions: ['values', 'programs'],
      text: ['values', 'functions'],
      units: ['values', 'functions', 'text'],
      evaluate: ['values', 'functions'],
      sql: ['values', 'functions'],
    },
  },
  model: {
    does: 'figures and model.json -> model, prepared model, projection',
    from: ['messages', 'figures', 'formula'],
    packages: [],
    rooms: { [TOP]: [], roll: [TOP], rows: [TOP] },
  },
  kernel: {
    does: 'the formulas of a whole model -> one WebAssembly module, or program on typed arrays, for many draws',
    from: ['messages', 'special', 'sampling', 'formula'],
    packages: [],
  },
  analysis: {
    does: 'a prepared model and a question -> the answer, as plain data',
    from: ['messages', 'special', 'sampling', 'figures', 'formula', 'kernel', 'model'],
    packages: ['mathjs'],
    rooms: {
      calculate: [],
      words: ['calculate'],
      seek: ['calculate', 'words', 'uncertainty'],
      backcast: ['calculate', 'words'],
      contradictions: ['backcast', 'calculate', 'seek', 'words', 'uncertainty'],
      uncertainty: ['calculate', 'words'],
      sensitivity: ['calculate', 'words', 'seek', 'uncertainty'],
      account: [],
      allocation: [],
      monitoring: ['allocation'],
      firms: [],
      why: ['calculate', 'words'],
      [TOP]: ['backcast', 'calculate', 'seek', 'sensitivity', 'uncertainty'],
    },
  },
  start: {
    does: 'a table of the user -> series of years, a formula for each with its reason, a model that projects at once',
    from: ['messages', 'special', 'figures', 'model'],
    packages: [],
    rooms: { table: [], suggest: ['table'], [TOP]: ['table', 'suggest'] },
  },
  workbook: {
    does: 'a prepared model and results -> plan of the workbook; a snapshot of a workbook -> the model again',
    from: ['messages', 'figures', 'formula', 'model', 'analysis'],
    packages: [],
    rooms: {
      plan: [],
      tables: ['plan'],
      sheets: ['plan', 'tables'],
      read: ['plan', 'tables', 'sheets'],
      living: ['plan', 'tables', 'sheets', 'read'],
    },
  },
  hosts: {
    does: 'a plan of the workbook -> Excel, an .xlsx file, the embedded workbook, or a page of HTML; a snapshot back',
    from: ['messages', 'workbook/plan'],
    rooms: { [TOP]: [], office: [TOP], file: [TOP], ironcalc: [TOP], page: [TOP], documents: [TOP] },
  },
  taskpane: {
    does: 'the pane: people in Excel or beside the embedded workbook',
    from: [...CORE, 'hosts'],
    data: true,
    rooms: {
      text: [],
      workers: [],
      state: ['text'],
      controls: ['text', 'state'],
      charts: ['text', 'controls'],
      formula: ['text', 'controls'],
      baseline: PANE_KIT,
      model: [...PANE_KIT, 'formula'],
      scenarios: PANE_KIT,
      results: [...PANE_KIT, 'charts', 'formula'],
      uncertainty: [...PANE_KIT, 'charts', 'workers'],
      whatif: [...PANE_KIT, 'charts', 'workers', 'uncertainty'],
      history: PANE_KIT,
      plan: PANE_KIT,
      workbook: [...PANE_KIT, 'workers'],
      start: [...PANE_KIT, 'workbook', 'app/zhejiang'],
      app: [
        ...PANE_KIT,
        ...['baseline', 'model', 'scenarios', 'results', 'plan', 'whatif', 'history', 'workbook', 'start'],
      ],
      [TOP]: ['app', 'state', 'workbook'],
    },
  },
  playground: {
    does: 'a page: the embedded workbook with the pane beside it',
    from: [...CORE, 'hosts', 'taskpane'],
    data: true,
  },
  cli: { does: 'the same jobs from the command line', from: [...CORE, 'hosts'], data: true },
};

/** @type {import('eslint').Rule.RuleModule} */
const importDirections = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = inSource(context.filename);
    if (file === undefined) return {};
    /** @param {import('estree').Node | null | undefined} source */
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = findFault(file, context.filename, source.value);
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

/** @type {import('eslint').Rule.RuleModule} */
const noCircles = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    if (inSource(context.filename) === undefined) return {};
    return {
      Program(node) {
        const circle = findCircle(context.filename, context.sourceCode.text);
        if (circle === undefined) return;
        const message = `These files import each other in a circle: ${circle.join(' -> ')}. Move what they share into a file below them.`;
        context.report({ node, message });
      },
    };
  },
};

/**
 * @param {string} filename absolute path
 * @returns {string | undefined} path below src with `/`, undefined for a file elsewhere
 */
function inSource(filename) {
  const file = relative(resolve(ROOT, 'src'), filename).split(sep).join('/');
  return file.startsWith('..') || !file.includes('/') ? undefined : file;
}

/**
 * @param {string} file that imports, below src
 * @param {string} importer the same, absolute
 * @param {string} specifier as written in the import
 * @returns {string | undefined} what is wrong, in a sentence
 */
function findFault(file, importer, specifier) {
  const from = placeOf(file);
  const stage = STAGES[from.stage];
  if (stage === undefined)
    return `src/${from.stage} is no stage: add it to STAGES in scripts/lib/importDirections.mjs.`;
  if (stage.rooms !== undefined && stage.rooms[from.room] === undefined && from.room !== TOP)
    return `src/${from.stage}/${from.room} is no room: add it to STAGES in scripts/lib/importDirections.mjs.`;

  if (!specifier.startsWith('.')) {
    if (stage.packages === undefined || stage.packages.some((name) => isOf(specifier, name)))
      return undefined;
    return `src/${from.stage} may not import the package "${specifier}".`;
  }

  const path = specifier.replace(/\?\w+$/, '').replace(/\.[jt]sx?$/, '');
  const target = relative(resolve(ROOT, 'src'), resolve(dirname(importer), path))
    .split(sep)
    .join('/');
  if (target.startsWith('..'))
    return stage.data === true
      ? undefined
      : `src/${from.stage} may not import "${specifier}" from outside src.`;
  if (isOf(target, from.stage)) return findRoomFault(from, stage, target);
  if (stage.from.some((allowed) => isOf(target, allowed))) return undefined;
  return `src/${from.stage} may not import src/${target}: it may import ${stage.from.join(', ') || 'nothing'}.`;
}

/**
 * @param {{ stage: string, room: string }} from
 * @param {Stage} stage of `from`
 * @param {string} target in the same stage, below src, without ending
 * @returns {string | undefined}
 */
function findRoomFault(from, stage, target) {
  if (stage.rooms === undefined) return undefined;
  const to = placeOf(target);
  const allowed = stage.rooms[from.room] ?? [];
  const module = target.slice(to.stage.length + 1);
  if (to.room === from.room || allowed.includes(to.room) || allowed.includes(module)) return undefined;
  const names =
    allowed.map((name) => (name === TOP ? 'the files on top' : name)).join(', ') || 'no other room';
  return `src/${from.stage}/${from.room} may not import src/${target}: of its stage it may import ${names}.`;
}

/**
 * @param {string} path below src
 * @returns {{ stage: string, room: string }} TOP for a file that is in no room
 */
function placeOf(path) {
  const [stage = '', ...rest] = path.split('/');
  return { stage, room: rest.length > 1 && STAGES[stage]?.rooms !== undefined ? (rest[0] ?? TOP) : TOP };
}

/**
 * @param {string} path
 * @param {string} folder
 */
function isOf(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The table as ARCHITECTURE.md shows it: a row a stage, and below it a row a room. */
export function architectureTable() {
  /** @param {readonly string[]} names */
  const list = (names) => names.map((name) => (name === TOP ? 'files on top' : name)).join(', ') || 'nothing';
  const rows = Object.entries(STAGES).flatMap(([name, { does, from, rooms = {} }]) => [
    `| **${name}/** | ${does} | ${from.length >= CORE.length ? 'anything inside it' : list(from)} |`,
    ...Object.entries(rooms).map(
      ([room, allowed]) =>
        `| ${room === TOP ? `files on top of ${name}` : `${name}/${room}`} | | ${list(allowed)} |`,
    ),
  ]);
  return [
    '| stage, room | what goes in -> what comes out | may import |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** @type {import('eslint').ESLint.Plugin} */
export const architecture = { rules: { 'import-directions': importDirections, 'no-circles': noCircles } };
