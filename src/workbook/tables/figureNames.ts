/** Figure ids as the names that formulas of derived figures may use. */
import type { Figure } from '../../figures/figure.js';
import type { Names } from '../../formula/values/scope.js';

export function figureNames(figures: readonly Figure[]): Names {
  const byText = new Map(figures.map(({ id }) => [id.toLowerCase(), id]));
  return {
    resolve: (written) => byText.get(written.toLowerCase()),
    all: figures.map(({ id }) => id),
    write: (key) => key,
  };
}
