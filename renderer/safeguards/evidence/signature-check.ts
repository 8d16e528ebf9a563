/** One stroke of a pen, in CSS pixels of the pad. */
export interface Stroke {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * A signature is refused when its strokes together are shorter than `leastLength`, or cover less than `leastWidth`:
 * a dot, a tick or a slip of the hand. Two short Latin letters are already longer.
 */
export const signatureLimits = { leastLength: 120, leastWidth: 30 } as const;

const words = {
  none: '还没有签名,请客户在框内签名。',
  short: '签名过短,请客户写下完整姓名。按 Delete 清除后重签。',
} as const;

/** Null when the strokes may be a signature; else what to do, in the clerk's words. */
export function signatureRefusal(strokes: readonly Stroke[]): string | null {
  const fault = signatureFault(strokes);
  return fault === null ? null : words[fault];
}

/** What keeps the strokes from being a signature: that there are none, or that they are too short. */
export function signatureFault(strokes: readonly Stroke[]): keyof typeof words | null {
  if (strokes.every(({ points }) => points.length === 0)) return 'none';
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  const across = strokes.flatMap(({ points }) => points.map(({ x }) => x));
  const width = Math.max(...across) - Math.min(...across);
  return length < signatureLimits.leastLength || width < signatureLimits.leastWidth
    ? 'short'
    : null;
}

function lengthOf({ points }: Stroke): number {
  let length = 0;
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    if (before !== undefined) length += Math.hypot(point.x - before.x, point.y - before.y);
  }
  return length;
}
