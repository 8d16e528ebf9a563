import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { palettes, type Shade } from './theme.ts';

const baseCss = readFileSync(join(import.meta.dirname, 'styles', 'base.css'), 'utf8');

/** Custom properties of one shade as the style sheet has them. */
function propertiesOf(shade: Shade): Readonly<Record<string, string>> {
  const block = (
    shade === 'light' ? /^:root \{([^}]*)\}/m : /data-theme='dark'\] \{([^}]*)\}/m
  ).exec(baseCss)?.[1];
  const pairs = [...(block ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s colours', (shade) => {
  const colours = palettes[shade];
  const properties = propertiesOf(shade);

  it('are the same for antd and for the frame', () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);
    const named = Object.entries(colours).map(([name, value]) => [kebab(name), value]);
    expect(properties).toMatchObject(Object.fromEntries(named));
  });

  it.each(['text', 'textSoft', 'faint', 'accent', 'danger', 'warning', 'good'] as const)(
    'can be read: %s on panels, on the page and on what is raised or sunken',
    (name) => {
      const grounds = ['surface', 'page', 'head', 'strip', 'calm'];
      const weak = grounds.filter((one) => contrast(colours[name], properties[one]!) < 4.5);
      expect(weak).toEqual([]);
    },
  );

  it.each(['accent', 'danger', 'warning', 'good'] as const)(
    'can be read: %s on its own tint',
    (name) => {
      expect(contrast(colours[name], properties[`${name}-soft`]!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('can be read: white on the filled accent and on the top bar', () => {
    expect(contrast('#ffffff', colours.accentFill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', properties['ink']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(properties['ink-soft']!, properties['ink']!)).toBeGreaterThanOrEqual(4.5);
  });
});
