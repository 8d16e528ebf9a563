import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder, prepareDataFolder } from './data-folder.ts';

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'guitai-data-'));
}

it('takes GUITAI_DATA first, else a folder of the user’s data', () => {
  expect(dataFolder({ GUITAI_DATA: '/somewhere/x' }, 'linux')).toMatch(/somewhere.x$/);
  expect(dataFolder({ XDG_DATA_HOME: '/home/u/data' }, 'linux')).toBe(
    join('/home/u/data', 'guitai'),
  );
  expect(dataFolder({ APPDATA: 'C:/U/AppData/Roaming' }, 'win32')).toContain('Roaming');
});

it('keeps what is there, and empties its own folder when asked', () => {
  const folder = join(temporary(), 'd');
  expect(prepareDataFolder(folder, false)).toBeNull();
  writeFileSync(join(folder, 'kept'), '1');
  expect(prepareDataFolder(folder, false)).toBeNull();
  expect(existsSync(join(folder, 'kept'))).toBe(true);
  expect(prepareDataFolder(folder, true)).toBeNull();
  expect(existsSync(join(folder, 'kept'))).toBe(false);
});

it('never empties a folder that is not its own', () => {
  const folder = temporary();
  writeFileSync(join(folder, 'thesis.doc'), '1');
  expect(prepareDataFolder(folder, true)).toContain('没有清空');
  expect(readdirSync(folder)).toEqual(['thesis.doc']);
});

it('says in plain words when a folder cannot be written', () => {
  const parent = temporary();
  writeFileSync(join(parent, 'file'), '1');
  expect(prepareDataFolder(join(parent, 'file', 'inside'), false)).toContain('数据文件夹不可写');
  mkdirSync(join(parent, 'ok'));
  expect(prepareDataFolder(join(parent, 'ok'), false)).toBeNull();
});
