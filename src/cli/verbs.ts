/** The table of verbs. To add one, write a file for it and add it here. */
import { build } from './build.js';
import { evaluate } from './eval.js';
import { project } from './project.js';
import { verify } from './verify.js';
import type { Verb } from './verb.js';

export const VERBS: readonly Verb[] = [build, project, evaluate, verify];
