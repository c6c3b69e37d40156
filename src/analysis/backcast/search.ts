/**
 * The least change that meets a set of requirements, those with alternatives included: branch and bound.
 *
 * A node is a set of constraints that hold together; its least change (sqp.ts) is a lower bound for its children. If it violates
 * a rule with several alternatives, each alternative makes a child. So alternatives cost nothing until they matter, and the first
 * solution that no open node can undercut is optimal (Land and Doig 1960). In a nonlinear model each node's answer is only a
 * local optimum; its feasibility is checked exactly.
 */
import { isBroken, pointAt, problemOf, type Placed, type Stage } from './stage.js';
import type { Constraint, Requirement } from './constraints.js';
import type { Surface } from '../calculate/derivatives.js';
import type { PreparedRule } from '../../model/prepared.js';
import { cost, FEASIBLE, type Problem, type Solution } from './program.js';
import type { SolveQuadratic } from './quadratic.js';
import { minimise } from './sqp.js';

export interface Least {
  readonly problem: Problem;
  readonly placed: readonly Placed[];
  readonly solution: Solution;
  readonly cost: number;
}

interface Search {
  readonly least?: Least;
  /** The points nearest to a solution, from which another search can start. */
  readonly near: readonly number[];
  /** Requirements that are not met and that no lever can influence. */
  readonly immovable: readonly Requirement[];
  /** A hard rule that an otherwise valid answer violates and that cannot be used as a constraint. */
  readonly broken?: { readonly rule: PreparedRule; readonly year: number };
  /** The limit of nodes ended the search: there may be a smaller change, or a solution although none was found. */
  readonly isCut: boolean;
}

const MOST_NODES = 200;

interface SearchOptions {
  readonly starts: readonly (readonly number[])[];
  /** Any solution is enough; it need not be the least change. */
  readonly isAnyEnough?: boolean;
  /** Called after every node. */
  readonly onNode?: () => void;
}

export function searchLeast(
  stage: Stage,
  requirements: readonly Requirement[],
  solve: SolveQuadratic,
  { starts, isAnyEnough = false, onNode = () => undefined }: SearchOptions,
): Search {
  const begin = stage.model.at(stage.start);
  const { placed, sites, immovable } = rootOf(stage, requirements, begin);
  let near = starts[0] ?? stage.levers.map(() => 0);
  if (immovable.length > 0) return { near, immovable, isCut: false };

  let least: Least | undefined;
  let broken: Search['broken'];
  const open: {
    readonly placed: readonly Placed[];
    readonly decided: ReadonlySet<Site>;
    readonly bound: number;
  }[] = [{ placed, decided: new Set(), bound: 0 }];
  let nodes = 0;
  while (open.length > 0 && nodes < MOST_NODES && !(isAnyEnough && least !== undefined)) {
    open.sort((a, b) => b.bound - a.bound);
    const node = open.pop();
    if (node === undefined || (least !== undefined && node.bound >= least.cost)) continue;
    nodes += 1;
    const problem = problemOf(stage, node.placed);
    const solution = solveFrom(problem, solve, nodes === 1 ? starts : [near, ...starts]);
    onNode();
    if (nodes === 1 && solution !== undefined) near = solution.y;
    if (solution === undefined || solution.violation > FEASIBLE) continue;
    const found: Least = { problem, placed: node.placed, solution, cost: cost(problem, solution.y) };
    if (least !== undefined && found.cost >= least.cost) continue;
    const first = brokenRules(stage, requirements, solution.y, begin);
    if (first.length === 0) {
      least = found;
      continue;
    }
    const site = sites.find(
      (each) =>
        !node.decided.has(each) &&
        first.some(({ rule, year }) => each.requirement.rule === rule && each.year === year),
    );
    if (site === undefined) {
      broken ??= first[0];
      continue;
    }
    for (const way of site.ways)
      open.push({
        placed: [...node.placed, ...way.map((constraint) => ({ requirement: site.requirement, constraint }))],
        decided: new Set([...node.decided, site]),
        bound: found.cost,
      });
  }
  return {
    near,
    immovable,
    isCut: nodes >= MOST_NODES && open.length > 0,
    ...(least === undefined ? {} : { least }),
    ...(broken === undefined ? {} : { broken }),
  };
}

/** A choice of a requirement in a year, without the alternatives that are impossible. */
interface Site {
  readonly requirement: Requirement;
  readonly year: number;
  readonly ways: readonly (readonly Constraint[])[];
}

function rootOf(
  stage: Stage,
  requirements: readonly Requirement[],
  begin: Surface,
): {
  readonly placed: readonly Placed[];
  readonly sites: readonly Site[];
  readonly immovable: readonly Requirement[];
} {
  const placed: Placed[] = [];
  const sites: Site[] = [];
  const immovable: Requirement[] = [];
  /** The constraints of a conjunction that levers can influence; undefined if one of the others is violated. */
  const steered = (
    requirement: Requirement,
    constraints: readonly Constraint[],
  ): readonly Constraint[] | undefined => {
    const canMove = stage.moves(requirement);
    const known = constraints.map((constraint) => ({ constraint, found: constraint.at(begin) }));
    if (
      !canMove &&
      known.some(({ constraint, found }) => found !== undefined && isBroken(constraint, found.value))
    )
      return undefined;
    // A constraint without a slope here may have one elsewhere; if it holds, the check at the end is enough.
    return known.flatMap(({ constraint, found }) => {
      if (found === undefined || !canMove) return [];
      return found.gradient !== undefined || isBroken(constraint, found.value) ? [constraint] : [];
    });
  };
  for (const requirement of requirements) {
    const constraints = steered(requirement, requirement.constraints);
    if (constraints === undefined) {
      immovable.push(requirement);
      continue;
    }
    placed.push(...constraints.map((constraint) => ({ requirement, constraint })));
    for (const { year, alternatives } of requirement.choices) {
      const ways = alternatives.flatMap((way) => {
        const kept = steered(requirement, way);
        return kept === undefined ? [] : [kept];
      });
      if (ways.length > 0) sites.push({ requirement, year, ways });
      else if (!immovable.includes(requirement)) immovable.push(requirement);
    }
  }
  return { placed, sites, immovable };
}

/** The result from the first start from which everything can be met, else the nearest result. */
function solveFrom(
  problem: Problem,
  solve: SolveQuadratic,
  starts: readonly (readonly number[])[],
): Solution | undefined {
  let best: Solution | undefined;
  for (const start of starts) {
    const solution = minimise(problem, solve, start);
    if (solution === undefined) continue;
    if (solution.violation <= FEASIBLE) return solution;
    if (best === undefined || solution.violation < best.violation) best = solution;
  }
  return best;
}

function brokenRules(
  stage: Stage,
  requirements: readonly Requirement[],
  y: readonly number[],
  begin: Surface,
): readonly { readonly rule: PreparedRule; readonly year: number }[] {
  const surface = stage.model.at(pointAt(stage, y));
  return requirements.flatMap(({ rule }) => {
    if (rule === undefined) return [];
    return stage.prepared.years
      .filter((year) => year >= rule.from && year <= rule.to)
      .filter((year) => {
        const holds = surface.holds(rule, year);
        // A rule that had no truth value before either does not count as violated.
        return holds === false || (holds === undefined && begin.holds(rule, year) !== undefined);
      })
      .map((year) => ({ rule, year }));
  });
}
