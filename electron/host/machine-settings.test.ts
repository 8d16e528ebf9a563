import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from './cli-options.ts';
import { machineSettingsPath, readMachineSettings } from './machine-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (text: string): string => {
  const path = join(folder, 'counter.json');
  writeFileSync(path, text);
  return path;
};

describe('the settings of a machine', () => {
  it('name head office and the place of newer versions', () => {
    const settings = {
      headOffice: 'https://ho.example.cn',
      updates: 'https://up.example.cn/a',
      clientScreen: false,
    };
    expect(readMachineSettings(written(`\uFEFF${JSON.stringify(settings)}`))).toEqual(settings);
  });

  it('are none where there is no file', () => {
    expect(readMachineSettings(join(folder, 'counter.json'))).toEqual({});
  });

  it.each([
    '',
    'headOffice: https://ho.example.cn',
    '{"updates":"http://up.example.cn"}',
    '{"updates":"file:///tmp"}',
    '{"update":"https://up.example.cn"}',
  ])('stop the start when they cannot be understood: %s', (text) => {
    expect(() => readMachineSettings(written(text))).toThrow(StartError);
  });

  it('lie where an update does not reach', () => {
    expect(machineSettingsPath('linux', {})).toBe('/etc/guitai/counter.json');
    expect(machineSettingsPath('win32', { ProgramData: 'D:\\Data' })).toBe(
      'D:\\Data\\Guitai\\counter.json',
    );
  });
});
