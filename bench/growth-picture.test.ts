import { describe, expect, it } from 'vitest';
import { growthPicture } from './growth-picture.ts';
import type { Figure } from './part.ts';

const at = '2026-11-30T18:28:52.155Z';
const taken = (name: string, size: number, value: number | null): Figure => ({
  name,
  role: 'product',
  unit: 'ms',
  value,
  size,
});
const growth = { from: 1000, to: 100_000, slope: 0, kind: 'constant' } as const;

const drawn = growthPicture({
  fills: { title: 'fees', at },
  act: {
    title: 'an act <accepted> & shown',
    at,
    figures: [
      taken('shown', 100_000, 10),
      taken('shown', 1000, 10),
      taken('shown', 10_000, null),
      taken('halts', 1000, 0),
      { ...taken('of a peer', 1000, 1), role: 'peer' },
      { ...taken('of a peer', 100_000, 2), role: 'peer' },
    ],
    growths: [
      { ...growth, name: 'shown' },
      { ...growth, name: 'of a peer', kind: 'linear' },
    ],
  },
});

describe('the picture of growth', () => {
  it('says what grows, from where to where, and how', () => {
    expect(drawn).toContain('>1  shown: 10 → 10 ms, constant</text>');
    expect(drawn).toContain('>act: an act &lt;accepted&gt; &amp; shown (2026-11-30)</text>');
  });

  it('places the sizes by their logarithm, smallest first, without what was not measured', () => {
    // 1,000 and 100,000 are the ends of the axis, 10 ms is its lowest decade.
    expect(drawn).toContain('<polyline points="64,204 364,204"');
    expect(drawn.match(/<circle/g)).toHaveLength(2);
  });

  it('leaves out peers and parts without sizes', () => {
    expect(drawn).not.toContain('of a peer');
    expect(drawn).not.toContain('fees');
  });

  it('is a whole picture, light and as high as its panels, also of nothing', () => {
    expect(drawn).toMatch(/^<svg [^>]*width="920" height="264"[^>]*>[^]*<\/svg>\n$/);
    expect(drawn).toContain('<rect width="920" height="264" fill="#ffffff"/>');
    expect(growthPicture({})).not.toContain('<g');
  });
});
