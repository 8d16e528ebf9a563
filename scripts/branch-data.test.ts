import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { passwordWeakness } from '../shared/rulebook/counter/client-password.ts';
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
    /^\| .*\| `(\w+)` \| `[\w.]+` \| yes \|$/gm,
  );
  expect(new Set(loaded)).toEqual(new Set([...table].map(([, register]) => register)));
  expect(rows.map(({ key }) => key)).toEqual([
    '0101000000',
    'XSHG.600519',
    '010100000000',
    '010100000000.XSHG.600519',
  ]);
  // A password of the demonstration never goes to head office.
  expect(setup).not.toContain('yanshi-');
});

it('keeps trading passwords apart from what travels to counters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-fixture-'));
  const [client] = JSON.parse(example('clients.json')) as [object];
  const own = { ...client, tradingPassword: '605184' };
  const none = {
    ...client,
    clientNo: '0101000001',
    idNumber: '110000199003070204',
    capitalAccount: '010100000001',
    tradingPassword: '',
  };
  writeFileSync(join(folder, 'clients.json'), JSON.stringify([own, none]));
  const { setup, clients } = await branchData(folder);
  const { rows, clientPasswords } = JSON.parse(setup) as {
    rows: { register: string }[];
    clientPasswords: object[];
  };
  expect(clientPasswords).toEqual([{ clientNo: '0101000000', password: '605184' }]);
  expect(rows.filter(({ register }) => register === 'client')).toHaveLength(2);
  expect(JSON.stringify([rows, clients])).not.toContain('605184');
  const weak = { ...client, tradingPassword: '900307' };
  writeFileSync(join(folder, 'clients.json'), JSON.stringify([weak]));
  await expect(branchData(folder)).rejects.toThrow(
    'tradingPassword(交易密码):交易密码不能是客户的出生日期。',
  );
});

it('gives every demonstration client a password nobody would guess', async () => {
  const { setup, clients } = await branchData(null);
  const { clientPasswords } = JSON.parse(setup) as { clientPasswords: { password: string }[] };
  expect(clientPasswords).toHaveLength(clients.length);
  const { password } = clientPasswords[0]!;
  for (const { birthDate } of clients) expect(passwordWeakness(password, birthDate)).toBeNull();
});
