import { availableParallelism } from 'node:os';
import { inProject, runTool } from './run.ts';

/** Each program is checked with only the types it may use; `.` is the tests of all of them. */
const programs = [
  'shared',
  'electron',
  'renderer',
  'headoffice',
  'headoffice/page/client',
  'scripts',
  'bench',
  '.',
];

async function checkProgram(program: string): Promise<boolean> {
  const name = program === '.' ? 'tests' : program;
  const cache = inProject('node_modules', '.cache', 'types', `${name}.tsbuildinfo`);
  const code = await runTool('typescript/lib/tsc.js', [
    '--noEmit',
    '--pretty',
    '--incremental',
    '--tsBuildInfoFile',
    cache,
    '--project',
    inProject(program),
  ]);
  console.log(`types: ${name} ${code === 0 ? 'ok' : 'FAILED'}`);
  return code === 0;
}

const waiting = [...programs];
const results: boolean[] = [];

async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    results.push(await checkProgram(next));
  }
}

await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, work));
process.exitCode = results.every(Boolean) ? 0 : 1;
