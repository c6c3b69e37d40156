/** The table of verbs. To add one, write a file for it and add it here. */
import { allocate } from './allocate.js';
import { backcast } from './backcast.js';
import { build } from './build.js';
import { contradictions } from './contradictions.js';
import { evaluate } from './eval.js';
import { extract } from './extract.js';
import { firms, sql } from './firms.js';
import { list } from './list.js';
import { monitor } from './monitor.js';
import { create } from './new.js';
import { project } from './project.js';
import { read } from './read.js';
import { report } from './report.js';
import { roll } from './roll.js';
import { seek } from './seek.js';
import { sensitivity } from './sensitivity.js';
import { simulate } from './simulate.js';
import { tasks } from './tasks.js';
import { verify } from './verify.js';
import { why } from './why.js';
import type { Verb } from './verb.js';

export const VERBS: readonly Verb[] = [
  build,
  report,
  project,
  evaluate,
  extract,
  verify,
  simulate,
  seek,
  backcast,
  contradictions,
  sensitivity,
  why,
  allocate,
  list,
  create,
  read,
  monitor,
  tasks,
  roll,
  firms,
  sql,
];
