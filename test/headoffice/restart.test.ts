import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../headoffice/db/open.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import { officeKit } from '../helpers/office-kit.ts';
import { registerBody, verdicts } from './office-look.ts';
import { toyRegistry } from './toy-business.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-headoffice-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const marks: readonly CrashMark[] = [
  'intake:before-commit',
  'intake:after-commit',
  'lane:before-commit',
  'lane:after-commit',
  'pages:before-commit',
  'pages:after-commit',
];

it('ended at any step and started again on its folder, has every effect once', async () => {
  const folder = join(root, 'steps');
  let db: Database = await openDatabase({ folder });
  let armed: CrashMark | null = null;
  const mark = (reached: CrashMark): void => {
    if (reached !== armed) return;
    armed = null;
    throw new Error(`ended at ${reached}`);
  };
  let kit = await officeKit(db, '9001', { registry: toyRegistry, mark });
  const { publicKey, fingerprint } = kit.headOffice;
  const counter = await kit.counter('01', { registry: toyRegistry });
  const session = counter.signIn(await kit.person('maker'));
  const sendAndDecide = async (): Promise<string> => {
    const { status } = await kit.headOffice.intake(counter.batch());
    await kit.headOffice.drainLane('9001');
    return status;
  };
  for (const [at, next] of marks.entries()) {
    counter.act(session, { business: 'toy', type: 'Count', data: { key: 'k', by: 1 } });
    armed = next;
    await expect(sendAndDecide()).rejects.toThrow(`ended at ${next}`);
    await db.close();
    db = await openDatabase({ folder });
    kit = await officeKit(db, '9001', { registry: toyRegistry, mark });
    // Committed before the end: the counter, which got no answer, sends the same again.
    expect(await sendAndDecide()).toBe(at === 0 ? 'STORED' : 'DUPLICATE');
    expect(await registerBody(db, '9001', 'tally', 'k')).toEqual({ count: at + 1 });
    expect(await verdicts(db, '9001')).toHaveLength(at + 2);
  }
  const { pages } = await kit.exchange(counter);
  const places = pages.flatMap(({ items }) => items.map(({ place }) => place));
  expect(places).toEqual(places.map((_, at) => at + 1));
  expect(kit.headOffice).toMatchObject({ publicKey, fingerprint });
  await db.close();
});

describe('a data folder', () => {
  it('is used by one process at a time', async () => {
    const folder = join(root, 'locked');
    const db = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toThrow('已经打开');
    await db.close();
    // Process 1 is alive on every machine.
    writeFileSync(join(folder, 'head-office.lock'), '1');
    await expect(openDatabase({ folder })).rejects.toThrow('正由另一个进程(1)使用');
    writeFileSync(join(folder, 'head-office.lock'), '999999999');
    await (await openDatabase({ folder })).close();
  });

  it('that cannot be written is named in plain words', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    await expect(openDatabase({ folder: join(file, 'data') })).rejects.toThrow(
      '数据文件夹不能写入',
    );
  });

  it('of a newer program is left alone', async () => {
    const folder = join(root, 'newer');
    const db = await openDatabase({ folder });
    await db.query('insert into schema_migrations (number) values (1000)');
    await db.close();
    await expect(openDatabase({ folder })).rejects.toThrow('更新版本的程序');
  });
});
