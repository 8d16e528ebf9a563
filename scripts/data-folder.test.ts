import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdFolder } from '../electron/services/folder-hold.ts';
import { dataFolder, holdDataFolder, prepareDataFolder } from './data-folder.ts';

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

it('says in plain words that the disk is nearly full', () => {
  const folder = join(temporary(), 'd');
  expect(prepareDataFolder(folder, false, Number.MAX_SAFE_INTEGER)).toContain('磁盘空间不足');
});

it('is held by one demonstration at a time, and not while a counter is left on it', async () => {
  const folder = join(temporary(), 'd');
  const release = await holdDataFolder(folder);
  expect(release).not.toBeNull();
  expect(await holdDataFolder(folder)).toBeNull();
  await release?.();
  expect(prepareDataFolder(folder, false)).toBeNull();
  mkdirSync(join(folder, 'counter-0101-02'));
  const leftBehind = await holdFolder(join(folder, 'counter-0101-02'));
  expect(await holdDataFolder(folder)).toBeNull();
  await leftBehind?.();
  const again = await holdDataFolder(folder);
  expect(again).not.toBeNull();
  await again?.();
});
