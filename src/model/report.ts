/** Collects problems of a model, each at a row of one of its tables and a field of that row. */
import { nearestName } from '../formula/values/nearest.js';
import type { Place, Problem, Severity, Table } from '../messages/problem.js';

/** `field` is a path into the row as the pack writes it: `unit`, `figures.0`, `values.price_growth`. */
export interface RowPlace {
  readonly table: Table;
  readonly key: string;
  readonly field?: string;
}

export class Report {
  readonly problems: Problem[] = [];

  add(code: Problem['code'], place: Place, args: Problem['args'], severity: Severity = 'error'): void {
    this.problems.push({ code, severity, place, args });
  }

  /** Reports an unknown key, with the nearest known one. */
  unknown(what: Unknown, place: RowPlace, found: string, known: readonly string[]): void {
    const nearest = nearestName(found, known);
    if (nearest === undefined) this.add(UNKNOWN[what].alone, place, { found });
    else this.add(UNKNOWN[what].near, place, { found, nearest });
  }

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}

const UNKNOWN = {
  indicator: { alone: 'model.unknownIndicator', near: 'model.nearIndicator' },
  figure: { alone: 'model.unknownFigure', near: 'model.nearFigure' },
  parameter: { alone: 'model.unknownParameter', near: 'model.nearParameter' },
  scenario: { alone: 'model.unknownScenario', near: 'model.nearScenario' },
} as const;
type Unknown = keyof typeof UNKNOWN;
