import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colours } from './theme.ts';

const baseCss = readFileSync(join(import.meta.dirname, 'styles', 'base.css'), 'utf8');

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

describe('the colours', () => {
  it('are the same for antd and for the frame', () => {
    const names = { textSoft: 'text-soft' } as Readonly<Record<string, string>>;
    for (const [name, value] of Object.entries(colours)) {
      expect(baseCss).toContain(`--${names[name] ?? name}: ${value};`);
    }
  });

  it.each(['text', 'textSoft', 'accent', 'danger', 'warning', 'good'] as const)(
    'can be read: %s on white and on the page',
    (name) => {
      expect(contrast(colours[name], '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colours[name], colours.page)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
