#!/usr/bin/env node
/** Prints what the curriculum holds and what it still lacks; with --traceability the text of content/traceability.md. */
import { parseArgs } from 'node:util';
import { CurriculumFault } from './faults.ts';
import { overview } from './overview.ts';
import { readCurriculum } from './read.ts';
import { traceabilityTable } from './trace.ts';

const { values } = parseArgs({ options: { traceability: { type: 'boolean' } } });
try {
  const curriculum = await readCurriculum();
  process.stdout.write(values.traceability ? traceabilityTable(curriculum) : overview(curriculum));
} catch (error) {
  if (!(error instanceof CurriculumFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
