/**
 * Functions newer than the file format. A file must spell them `_xlfn.NAME`; the prefix is never visible, neither in Excel nor in
 * a plan. Functions that are missing in this table would show #NAME?.
 *
 * Source: Microsoft, "Issue: An _xlfn. prefix is displayed in front of a formula", and [MS-XLSX] 2.2.2.1.
 */
const PREFIXED: ReadonlySet<string> = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT
   BITOR BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST
   COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL
   ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE
   FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS
   ISFORMULA ISOWEEKNUM LET LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST
   NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC
   PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ RRI SEC SECH
   SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST
   TEXTJOIN UNICHAR UNICODE UNIQUE VAR.P VAR.S WEIBULL.DIST XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/),
);

/** Strings and quoted sheet names are skipped; a function is a name right before a parenthesis. */
const CALLS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|([A-Za-z][A-Za-z0-9.]*)(?=\()/g;

/** Formula as a file spells it: without `=`, with prefixes. */
export function toFileFormula(formula: string): string {
  return formula
    .replace(/^=/, '')
    .replace(CALLS, (text: string, name?: string) =>
      name !== undefined && PREFIXED.has(name.toUpperCase()) ? `_xlfn.${name}` : text,
    );
}

/** The reverse: with `=`, without prefixes. */
export function fromFileFormula(formula: string): string {
  return `=${formula.replace(/^=/, '').replace(/"(?:[^"]|"")*"|_xlfn\.(?:_xlws\.)?/g, (text) => (text.startsWith('"') ? text : ''))}`;
}
