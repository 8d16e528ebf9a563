import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { branchData } from './branch-data.ts';
import { inProject } from './run.ts';

/** The example that docs/fixtures.md gives of a file. */
function example(file: string): string {
  const text = readFileSync(inProject('docs', 'fixtures.md'), 'utf8');
  const section = text.slice(text.indexOf(`## ${file}`));
  return /```json\n([^]*?)```/.exec(section)?.[1] ?? '';
}

it('loads the registers that docs/fixtures.md says are loaded, from its own examples', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-fixture-'));
  for (const file of ['staff', 'clients', 'securities', 'quotes', 'holdings']) {
    writeFileSync(join(folder, `${file}.json`), example(`${file}.json`));
  }
  const { setup } = await branchData(folder);
  const { staff, rows } = JSON.parse(setup) as {
    staff: object[];
    rows: { register: string; key: string }[];
  };
  const loaded = [...staff.map(() => 'staff'), ...rows.map(({ register }) => register)];
  const table = readFileSync(inProject('docs', 'fixtures.md'), 'utf8').matchAll(
    /^\| .*\| `(\w+)` \| `[\w:]+` \| yes \|$/gm,
  );
  expect(new Set(loaded)).toEqual(new Set([...table].map(([, register]) => register)));
  expect(rows.map(({ key }) => key)).toEqual([
    '0101000000',
    'XSHG:600519',
    '0101000000:XSHG:600519',
  ]);
  // A password of the demonstration never goes to head office.
  expect(setup).not.toContain('yanshi-');
});
