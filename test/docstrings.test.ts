/** Every file of src begins with a comment about its purpose, and every exported function after the first has a docstring. */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { listSources } from '../scripts/lib/importGraph.mjs';
import { ROOT } from '../scripts/lib/project.mjs';

const FILES = listSources().map((path) => {
  const text = readFileSync(path, 'utf8');
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  return { name: relative(ROOT, path).split(sep).join('/'), text, source };
});

/** Exported functions of a file in order: function declarations, and constants that are functions. */
function exportedFunctions(source: ts.SourceFile): readonly ts.Statement[] {
  return source.statements.filter((statement) => {
    if (!ts.canHaveModifiers(statement)) return false;
    if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true)
      return false;
    if (ts.isFunctionDeclaration(statement)) return statement.body !== undefined;
    const value = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]?.initializer
      : undefined;
    return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  });
}

it('every file begins with a comment', () => {
  expect(FILES.filter(({ text }) => !/^(?:\/\*\*|\/\/)/.test(text)).map(({ name }) => name)).toEqual([]);
});

it('every exported function after the first of its file has a docstring', () => {
  const bare = FILES.flatMap(({ name, text, source }) =>
    exportedFunctions(source)
      .slice(1)
      .filter((statement) => {
        const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
        return !comments.some(({ pos }) => text.startsWith('/**', pos));
      })
      .map((statement) => {
        const { line } = source.getLineAndCharacterOfPosition(statement.getStart());
        return `${name}:${line + 1}`;
      }),
  );
  expect(bare).toEqual([]);
});
