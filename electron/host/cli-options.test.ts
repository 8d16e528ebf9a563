import { expect, it } from 'vitest';
import { readHostOptions } from './cli-options.ts';

const defaults = {
  folder: '/program',
  data: '/data',
  headOffice: null,
  clientScreen: true,
  ignoreUnknown: false,
};
const headOfficeOf = (address: string, ...more: readonly string[]) =>
  readHostOptions(['--head-office', address, ...more], defaults).headOffice;

it.each([
  'https://ho.example.cn',
  'https://10.1.2.3:8443',
  'http://127.0.0.1:17803',
  'http://127.8.0.1',
  'http://localhost:1',
  'http://[::1]:17803',
])('takes %s as head office’s address', (address) => {
  expect(headOfficeOf(address)).toBe(address);
});

it.each([
  'http://ho.example.cn',
  'http://10.1.2.3:8443',
  'http://localhost.example.cn',
  'http://127.0.0.1.example.cn',
  'http://user@ho.example.cn',
  'http://127.0.0.1@ho.example.cn',
  'ftp://127.0.0.1',
  'ho.example.cn',
])('refuses %s as head office’s address, in a demonstration too', (address) => {
  expect(() => headOfficeOf(address)).toThrow('总部地址应以 https:// 开头');
  expect(() => headOfficeOf(address, '--demonstration')).toThrow('总部地址应以 https:// 开头');
});

it('holds an address that is not an argument to the same rule', () => {
  const given = { ...defaults, headOffice: 'http://ho.example.cn' };
  expect(() => readHostOptions([], given)).toThrow('总部地址');
  expect(readHostOptions(['--head-office', 'https://a.cn'], given).headOffice).toBe('https://a.cn');
});

it('takes devices on this computer only', () => {
  const devicesOf = (...args: readonly string[]) => readHostOptions(args, defaults).devices;
  expect(devicesOf()).toEqual({ idReader: null, keypad: null });
  expect(
    devicesOf('--id-reader', 'http://127.0.0.1:17804/id-reader', '--keypad', 'http://[::1]:9'),
  ).toEqual({ idReader: 'http://127.0.0.1:17804/id-reader/', keypad: 'http://[::1]:9/' });
  for (const elsewhere of ['http://10.1.2.3', 'http://localhost:1', 'http://a@127.0.0.1', 'x']) {
    expect(() => devicesOf('--keypad', elsewhere)).toThrow('--keypad 只能是本机地址');
  }
});
