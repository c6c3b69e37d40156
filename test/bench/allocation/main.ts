/**
 * What an allocation costs: a total to 11 cities and 6 kinds of investor, and each city's part to its share of 90 counties and the
 * same investors, for 20 indicators, with floors, caps and one decimal. A line of JSON: {analysis, model, seconds}, the quickest and
 * the median of some runs.
 */
import { allocate, type AllocationAnswer } from '../../../src/analysis/allocation/allocate.js';
import { allocateTiers, type Tier } from '../../../src/analysis/allocation/plans.js';
import type { AllocationQuestion, Member } from '../../../src/analysis/allocation/question.js';

const CITIES = 11;
const COUNTIES = 90;
const INVESTORS = 6;
const INDICATORS = 20;
const RUNS = 15;

/** Numbers from 1 to 100 that look like chance and are the same in every run. */
function startNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return 1 + (state % 1000) / 10;
  };
}

function make(indicator: number): { readonly question: AllocationQuestion; readonly tiers: readonly Tier[] } {
  const next = startNumbers(indicator + 1);
  const list = <T>(length: number, item: (i: number) => T): T[] => Array.from({ length }, (_, i) => item(i));
  const member = (name: string, i: number): Member => ({
    name,
    weight: next(),
    ...(i % 4 === 0 ? { floor: 10 } : {}),
    ...(i % 5 === 1 ? { cap: 400 } : {}),
  });
  const cells = (rows: number) => list(rows, () => list(INVESTORS, next));
  const question: AllocationQuestion = {
    total: 3000,
    digits: 1,
    members: list(CITIES, (i) => member(`city ${i}`, i)),
    seed: {
      investors: list(INVESTORS, (i) => ({ name: `investor ${i}`, total: 500 })),
      cells: cells(CITIES),
    },
  };
  const tiers = list(CITIES, (city): Tier => {
    const count = Math.floor(((city + 1) * COUNTIES) / CITIES) - Math.floor((city * COUNTIES) / CITIES);
    return {
      parent: `city ${city}`,
      members: list(count, (i) => ({
        name: `county ${i}`,
        weight: next(),
        ...(i === 0 ? { floor: 1 } : {}),
      })),
      cells: cells(count),
    };
  });
  return { question, tiers };
}

function met(answer: AllocationAnswer): Extract<AllocationAnswer, { readonly feasible: true }> {
  if (!answer.feasible) throw new Error(JSON.stringify(answer));
  return answer;
}

const all = Array.from({ length: INDICATORS }, (_, i) => make(i));
const times = Array.from({ length: RUNS }, () => {
  const start = performance.now();
  for (const { question, tiers } of all) allocateTiers(question, met(allocate(question)), tiers).forEach(met);
  return performance.now() - start;
});
const inOrder = [...times].sort((a, b) => a - b);
const seconds = (milliseconds = 0): number => Number((milliseconds / 1000).toPrecision(3));
const model = `${CITIES} cities, ${COUNTIES} counties, ${INVESTORS} investors, ${INDICATORS} indicators`;
const line = { first: seconds(times[0]), seconds: seconds(inOrder[0]), median: seconds(inOrder[RUNS >> 1]) };
console.log(JSON.stringify({ analysis: 'allocate', model, ...line }));
