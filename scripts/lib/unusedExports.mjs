/**
 * Finds unused exports of src from the syntax of the files only (without types, so that it takes a second or two). In: absolute
 * paths of files. Out: the exports and imports of each, and exports that nobody imports.
 */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { resolveImport } from './importGraph.mjs';
import { ROOT } from './project.mjs';

/**
 * Files that a program starts with: their exports need no importer. Workers need no row, because the code that starts them names
 * them.
 */
export const ENTRY_POINTS = ['src/cli/main.ts', 'src/playground/index.tsx', 'src/taskpane/index.tsx'];

/** Comments are not read: they import nothing that runs. */
const OPTIONS = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/**
 * @typedef {object} Module
 * @property {ReadonlyMap<string, boolean>} exports Exported names, and whether the file itself uses them besides declaring them.
 * @property {readonly Import[]} imports
 *
 * @typedef {object} Import
 * @property {string} file Absolute path of a source file.
 * @property {string} name As exported there; `*` for all of them.
 */

/**
 * @param {readonly string[]} files absolute paths
 * @returns {ReadonlyMap<string, Module>}
 */
export function readModules(files) {
  return new Map(files.map((file) => [file, readModule(file, readFileSync(file, 'utf8'))]));
}

/**
 * Exports that no other file imports, as `src/figures/units.ts: cellValue`.
 * @param {ReadonlyMap<string, Module>} modules of src
 * @param {ReadonlyMap<string, Module>} others tests and scripts: they import, their own exports are not looked at
 */
export function findUnimported(modules, others) {
  const imported = collectImports([...modules, ...others]);
  return list(modules, (file, name) => !isImported(imported, file, name));
}

/**
 * Exports that nothing in src uses, not even their own file, so that they exist only for tests.
 * @param {ReadonlyMap<string, Module>} modules of src
 */
export function findTestsOnly(modules) {
  const imported = collectImports([...modules]);
  return list(modules, (file, name, isUsed) => !isUsed && !isImported(imported, file, name));
}

/**
 * @param {ReadonlyMap<string, Module>} modules
 * @param {(file: string, name: string, isUsed: boolean) => boolean} isFault
 */
function list(modules, isFault) {
  return [...modules].flatMap(([file, module]) =>
    ENTRY_POINTS.includes(pathOf(file))
      ? []
      : [...module.exports].flatMap(([name, isUsed]) =>
          isFault(file, name, isUsed) ? [`${pathOf(file)}: ${name}`] : [],
        ),
  );
}

/** @param {string} file */
function pathOf(file) {
  return relative(ROOT, file).split(sep).join('/');
}

/** @param {readonly (readonly [string, Module])[]} modules */
function collectImports(modules) {
  return new Set(
    modules.flatMap(([from, { imports }]) =>
      imports.filter(({ file }) => file !== from).map(({ file, name }) => `${file}\n${name}`),
    ),
  );
}

/**
 * @param {ReadonlySet<string>} imported
 * @param {string} file
 * @param {string} name
 */
function isImported(imported, file, name) {
  return imported.has(`${file}\n${name}`) || imported.has(`${file}\n*`);
}

/**
 * @param {string} file absolute path
 * @param {string} text
 * @returns {Module}
 */
export function readModule(file, text) {
  const source = ts.createSourceFile(file, text, OPTIONS, false);
  /** @type {Map<string, number>} how often each name occurs in the file */
  const occurs = new Map();
  /** @type {Import[]} */
  const imports = [];
  /** @type {string[]} */
  const names = [];
  /** @param {ts.Expression | ts.Node | undefined} specifier @param {readonly string[]} wanted */
  const add = (specifier, wanted) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const target = resolveImport(dirname(file), specifier.text);
    if (target !== undefined) imports.push(...wanted.map((name) => ({ file: target, name })));
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node)) occurs.set(node.text, (occurs.get(node.text) ?? 0) + 1);
    else if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, namesOf(node.importClause));
    else if (ts.isExportDeclaration(node)) {
      const clause = node.exportClause;
      const named = clause !== undefined && ts.isNamedExports(clause) ? clause.elements : undefined;
      add(node.moduleSpecifier, named?.map(({ name, propertyName }) => (propertyName ?? name).text) ?? ['*']);
      names.push(...(named?.map(({ name }) => name.text) ?? []));
    } else if (ts.isImportTypeNode(node)) {
      const argument = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
      const name = node.qualifier;
      add(argument, [name !== undefined && ts.isIdentifier(name) ? name.text : '*']);
    } else if (ts.isCallExpression(node) && isDynamic(node)) add(node.arguments[0], ['*']);
    else if (ts.isNewExpression(node)) add(node.arguments?.[0], ['*']);
    if (ts.isExportAssignment(node)) names.push('default');
    if (ts.isStatement(node)) names.push(...declared(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { exports: new Map(names.map((name) => [name, (occurs.get(name) ?? 0) > 1])), imports };
}

/** @param {ts.CallExpression} call whether it is `import(…)`, or a test's way to import a module */
function isDynamic({ expression }) {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isPropertyAccessExpression(expression) && /^(?:mock|importActual)$/.test(expression.name.text);
}

/**
 * @param {ts.ImportClause | undefined} clause
 * @returns {readonly string[]} names as exported by the other file
 */
function namesOf(clause) {
  const bindings = clause?.namedBindings;
  const named =
    bindings === undefined
      ? []
      : ts.isNamespaceImport(bindings)
        ? ['*']
        : bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  return clause?.name === undefined ? named : ['default', ...named];
}

/**
 * @param {ts.Statement} statement
 * @returns {readonly string[]} what it declares and exports
 */
function declared(statement) {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  const { name } = /** @type {{ name?: ts.Identifier }} */ (/** @type {unknown} */ (statement));
  return name === undefined ? [] : [name.text];
}

/**
 * @param {ts.BindingName} name
 * @returns {readonly string[]}
 */
function namesIn(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

/**
 * @param {readonly string[]} folders of the project
 * @returns {readonly string[]} source files below them, absolute; declarations of types alone are left out
 */
export function listModules(...folders) {
  return folders
    .flatMap((folder) => ts.sys.readDirectory(resolve(ROOT, folder), ['.ts', '.tsx', '.mjs'], ['**/*.d.ts']))
    .sort();
}
