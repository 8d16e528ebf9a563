import { expect, it } from 'vitest';
import { defaultPort, readStartOptions } from './start-options.ts';

it('has defaults a newcomer needs', () => {
  expect(readStartOptions([])).toEqual({
    host: 'auto',
    port: defaultPort,
    open: true,
    fresh: false,
    clock: null,
    fixture: null,
    seal: true,
    devices: true,
  });
});

it('reads every option', () => {
  const args = [
    '--host',
    'browser',
    '--port',
    '18000',
    '--no-open',
    '--fresh',
    '--clock',
    '2026-11-23T10:30:00+08:00',
    '--fixture',
    'f',
    '--no-devices',
  ];
  expect(readStartOptions(args)).toMatchObject({
    host: 'browser',
    port: 18000,
    open: false,
    fresh: true,
    fixture: 'f',
    devices: false,
  });
});

it.each([
  [['--host', 'electron'], '--host'],
  [['--port', '80'], '--port'],
  [['--port', 'x'], '--port'],
  [['--clock', 'tomorrow'], '--clock'],
  [['--clock', '2026-11-23T10:30:00'], '--clock'],
  [['--speed'], '用法'],
])('says in Chinese what is wrong with %j', (args, words) => {
  expect(readStartOptions(args)).toEqual({ problem: expect.stringContaining(words) });
});
