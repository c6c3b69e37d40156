"""The work of `simulate --draws 1000000` in numpy: 31 uncertain parameters, 252 series, mean, sd and 13 percentiles of each."""

import numpy as np

DRAWS = 1_000_000
random = np.random.default_rng(7)
parameters = [
    random.normal(5, 1, DRAWS) if i < 16 else random.triangular(4, 8, 14, DRAWS) for i in range(31)
]
percents = [5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95]
series = [np.full(DRAWS, 100.0) for _ in range(42)]
found = []
for year in range(6):
    for k in range(42):
        # One multiplication a value: the least a model can cost.
        column = series[k] = series[k] * (1 + parameters[k % 31] / 100)
        found.append((column.mean(), column.std(), np.percentile(column, percents)))
print(len(found))
