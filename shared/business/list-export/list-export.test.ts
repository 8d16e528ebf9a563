import { expect, it } from 'vitest';
import { Branch, maker, supervisor } from '../../../test/helpers/approval-branch.ts';
import { listExport } from './index.ts';

const data = {
  list: '7002',
  narrowed: '今天',
  rows: 2,
  digest: 'a'.repeat(64),
  reason: '监管检查',
};

function take(branch: Branch, who: typeof maker, change: object = {}) {
  const id = branch.newId();
  const command = { type: 'ExportList', version: 1, id, data: { ...data, ...change } };
  return { id, rules: branch.act(who, listExport, id, command) };
}

it('LE-1 is recorded once, by a supervisor only', () => {
  const branch = new Branch();
  expect(take(branch, maker).rules).toEqual(['AC-3']);
  const { id, rules } = take(branch, supervisor);
  expect(rules).toEqual([]);
  const again = { type: 'ExportList', version: 1, id: branch.newId(), data };
  expect(branch.act(supervisor, listExport, id, again)).toEqual(['LE-1']);
});

it('LE-1 says whether it left on paper; what an older program recorded left as a file', () => {
  const branch = new Branch();
  expect(take(branch, supervisor, { way: 'paper' }).rules).toEqual([]);
  const words = (change: object) => {
    const command = {
      type: 'ExportList',
      version: 1,
      id: branch.newId(),
      data: { ...data, ...change },
    };
    return listExport.parse(command)?.words();
  };
  expect(words({ way: 'paper' })).toContainEqual({ label: '方式', value: '打印' });
  expect(words({})).toContainEqual({ label: '方式', value: '文件' });
});

it('LE-2 says why', () => {
  expect(take(new Branch(), supervisor, { reason: ' ' }).rules).toEqual(['LE-2']);
});
