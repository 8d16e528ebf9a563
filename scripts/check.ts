import { spawnSync } from 'node:child_process';
import { projectRoot } from './run.ts';

/** The whole gate, cheapest first. It stops at the first step that fails. */
const steps = ['format:check', 'lint', 'types', 'deps', 'unused', 'test'];

for (const step of steps) {
  console.log(`\n── ${step} ──`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', step], {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`\ncheck: ${step} failed.`);
    process.exit(1);
  }
  if (step !== 'test') console.log(`${step}: ok, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
