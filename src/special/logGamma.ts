/**
 * The natural logarithm of the gamma function for x > 0: relative error below 1e-14, also next to its zeros at 1 and 2.
 *
 * Around 1 and 2 the series of DLMF 5.7.3 in x - 2 (|x - 2| <= 1/2, so that its terms fall as 4^-k), below 10 the product,
 * above it Stirling's formula with the remainder of gamma.ts.
 */
import { log, log1p } from './elementary.js';
import { gammaPlusOne, gammaStar } from './gamma.js';

const HALF_LN_TWO_PI = 0.9189385332046728;
const ONE_MINUS_EULER = 0.42278433509846713;

export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return log(gammaPlusOne(x)) - log(x);
  if (x < 1.5) return nearTwo(x - 1) - log1p(x - 1);
  if (x <= 2.5) return nearTwo(x - 2);
  if (x < 10) return log(gammaPlusOne(x - 1));
  return (x - 0.5) * (log(x) - 1) + (HALF_LN_TWO_PI - 0.5) + log(gammaStar(x));
}

/** ln Γ(2 + t), |t| <= 1/2. */
function nearTwo(t: number): number {
  let sum = 0;
  for (let i = ZETA.length - 1; i >= 0; i--) sum = (sum + (ZETA[i] as number)) * t;
  return (sum + ONE_MINUS_EULER) * t;
}

/** (-1)^k (ζ(k) - 1) / k for k = 2 … 29. */
const ZETA: readonly number[] = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5,
  -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6,
  -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7,
  -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8, 1.0838659214896955e-8,
  -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
];
