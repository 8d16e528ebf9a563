import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outputs } from '../../scripts/build.ts';
import { inProject } from '../../scripts/run.ts';

describe('the built programs', () => {
  it.each(outputs)('include %s', (output) => {
    expect(existsSync(inProject('dist', output))).toBe(true);
  });

  it.each(['renderer', 'panel', 'client-screen'])(
    'keep to the content security policy in the page of %s',
    (page) => {
      const html = readFileSync(inProject('dist', page, 'index.html'), 'utf8');
      const scripts = [...html.matchAll(/<script\b[^>]*>([^]*?)<\/script>/g)];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.map((script) => script[1]?.trim()).join('')).toBe('');
      expect(html).not.toMatch(/<style\b|\sstyle=|\son\w+=|javascript:|data:/i);
      const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
      expect(addresses.filter((address) => address?.startsWith('./') !== true)).toEqual([]);
    },
  );

  it.each([
    ['renderer', 830],
    ['panel', 190],
    ['client-screen', 112],
  ] as const)('keep the scripts of %s below %i kB packed', (page, most) => {
    const folder = inProject('dist', page, 'assets');
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const codes = scripts.map((name) => readFileSync(`${folder}/${name}`));
    expect(codes.reduce((sum, code) => sum + gzipSync(code).length, 0) / 1024).toBeLessThan(most);
    // React for development is larger, and half as fast.
    expect(codes.some((code) => code.includes('jsxDEV'))).toBe(false);
  });

  it.each(['preload', 'panel-preload', 'client-preload'].map((name) => `electron/${name}.cjs`))(
    'load nothing but electron in %s',
    (preload) => {
      const code = readFileSync(inProject('dist', preload), 'utf8');
      const loaded = [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1]);
      expect(new Set(loaded)).toEqual(new Set(['electron']));
    },
  );
});
