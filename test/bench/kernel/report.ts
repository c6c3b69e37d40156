/**
 * What `npm run bench` prints: with `--json` a line each, else a table by model and a summary of the bars.
 *
 * A time is for one formula in one year and one draw; parse, unit check and print: for one formula.
 */
import type { Measured } from './models.js';

export interface Row {
  readonly bench: string;
  readonly model: string;
  readonly equations: number;
  readonly years: number;
  readonly draws?: number;
  readonly nsPerEquation: number;
  /** How many times as quick as mathjs; of what calculates draws. */
  readonly ratioToMathjs?: number;
  /** Of the process that did the work; only where it did nothing else. */
  readonly peakMegabytes?: number;
}

export type Add = (
  bench: string,
  nsPerEquation: number,
  more?: { readonly draws?: number; readonly isSteady?: boolean; readonly peakMegabytes?: number },
) => void;

export class Report {
  private readonly rows: Row[] = [];
  private readonly mathjs = new Map<string, number>();

  constructor(private readonly isJson: boolean) {}

  /** Opens a model; `mathjs` is the time that all others are compared with. */
  open(model: Measured, mathjs: number): Add {
    const { name, formulas, years, cells } = model;
    this.mathjs.set(name, mathjs);
    if (!this.isJson) console.log(`\n${name}: ${formulas} formulas, ${cells} values in a draw`);
    return (bench, nsPerEquation, { draws, isSteady = false, peakMegabytes } = {}) => {
      const isDraw = draws !== undefined || isSteady;
      const row: Row = {
        bench,
        model: name,
        equations: formulas,
        years,
        ...(draws === undefined ? {} : { draws }),
        nsPerEquation: rounded(nsPerEquation),
        ...(isDraw ? { ratioToMathjs: rounded(mathjs / nsPerEquation) } : {}),
        ...(peakMegabytes === undefined ? {} : { peakMegabytes: Math.round(peakMegabytes) }),
      };
      this.rows.push(row);
      console.log(this.isJson ? JSON.stringify(row) : lineOf(row, cells));
    };
  }

  /** The bars of the kernel, as far as this machine has what it is compared with. */
  close(): void {
    if (this.isJson) return;
    const time = (model: string, bench: string): number | undefined =>
      this.rows.find((row) => row.model === model && row.bench === bench)?.nsPerEquation;
    console.log('\nSteady state, one thread: how many times as quick as');
    for (const [model, mathjs] of this.mathjs) {
      const kernel = time(model, 'kernel steady');
      if (kernel === undefined) continue;
      const others = [
        ['mathjs', mathjs] as const,
        ...COMPARED.map((name) => [name, time(model, name)] as const),
      ];
      const parts = others.flatMap(([name, other]) =>
        other === undefined ? [] : [`${name} ${(other / kernel).toPrecision(3)}`],
      );
      console.log(`  ${model.padEnd(15)} ${parts.join(' · ')}`);
    }
    const alone = time('zhejiang', 'simulate, 1 worker');
    for (const { bench, nsPerEquation } of this.rows.filter((row) => /, \d+ workers$/.test(row.bench)))
      if (alone !== undefined)
        console.log(`  ${bench}: ${(alone / nsPerEquation).toFixed(2)} times one worker`);
  }
}

const COMPARED = ['C -O3', 'C -O3 -march=native', 'numpy', 'columns (no WebAssembly)'];

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function lineOf({ bench, draws, nsPerEquation, ratioToMathjs, peakMegabytes }: Row, cells: number): string {
  const perSecond = draws === undefined || draws < 100 ? '' : `${compact(1e9 / (nsPerEquation * cells))}/s`;
  return [
    `  ${bench.padEnd(34)}`,
    (draws === undefined || draws < 100 ? '' : draws.toLocaleString('en')).padStart(10),
    `${nsPerEquation.toPrecision(3).padStart(9)} ns`,
    (ratioToMathjs === undefined ? '' : `${compact(ratioToMathjs)} x mathjs`).padStart(16),
    perSecond.padStart(10),
    (peakMegabytes === undefined ? '' : `${peakMegabytes} MB`).padStart(8),
  ].join(' ');
}

function compact(value: number): string {
  return value >= 1000
    ? value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 })
    : String(Number(value.toPrecision(3)));
}
