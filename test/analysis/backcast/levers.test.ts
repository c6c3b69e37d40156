/** Who is asked to move: levers by default, others only when they are named. */
import { expect, it } from 'vitest';
import { movableParameters } from '../../../src/analysis/backcast/stage.js';
import { ROLES } from '../../../src/model/model.js';
import { indicator, parameter, small } from '../models.js';

it('moves levers by default, and no condition, property, goal or switch', () => {
  const parameters = ROLES.map((role) => parameter(`par_${role}`, 1, [0, 2], { role }));
  const sum = `=${parameters.map(({ key }) => key).join('+')}`;
  const prepared = small({ parameters, indicators: [indicator('sum_all', sum)] });
  expect(movableParameters(prepared)).toEqual(['par_lever']);
});
