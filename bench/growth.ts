import type { Figure } from './part.ts';

/** How a figure grows with what is there already. */
export interface Growth {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Of the value over the size, both as logarithms, by least squares: 0 stays, 1 doubles with the double. */
  readonly slope: number;
  readonly kind: 'falling' | 'constant' | 'log' | 'linear' | 'steeper';
}

/**
 * The growth of every figure that was taken at two or more sizes. A logarithm of 10,000 to 1,000,000 has a slope of 0.09;
 * what lies within the noise of that is called constant.
 */
export function growthsOf(figures: readonly Figure[]): readonly Growth[] {
  return [...new Set(figures.map(({ name }) => name))].flatMap((name) => {
    const points = figures.flatMap(({ name: own, size, value }) =>
      own === name && size !== undefined && size > 0 && value !== null && value > 0
        ? [{ size, value }]
        : [],
    );
    const sizes = points.map(({ size }) => size);
    const [from, to] = [Math.min(...sizes), Math.max(...sizes)];
    if (points.length < 2 || from === to) return [];
    const slope = slopeOf(points);
    return [{ name, from, to, slope: Math.round(slope * 100) / 100, kind: kindOf(slope) }];
  });
}

function slopeOf(points: readonly { readonly size: number; readonly value: number }[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (of: 'x' | 'y') => logs.reduce((sum, one) => sum + one[of], 0) / logs.length;
  const [x0, y0] = [mean('x'), mean('y')];
  const above = logs.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0);
  return above / logs.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
}

function kindOf(slope: number): Growth['kind'] {
  if (slope < -0.05) return 'falling';
  if (slope <= 0.05) return 'constant';
  if (slope <= 0.35) return 'log';
  if (slope <= 1.2) return 'linear';
  return 'steeper';
}
