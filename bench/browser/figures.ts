import type { Figure, Role } from '../part.ts';
import { quantile } from '../quantile.ts';
import type { PageAnswer } from './page-answer.ts';

/** A figure of a page's times in ms; null with the page's reason when it has none. */
export function timesFigure(
  name: string,
  role: Role,
  { samples, reasons }: PageAnswer,
  size?: number,
): Figure {
  const own = samples[name] ?? [];
  const common = { name, role, unit: 'ms', ...(size === undefined ? {} : { size }) };
  if (own.length === 0) return { ...common, value: null, why: reasons[name] ?? 'not measured' };
  return {
    ...common,
    value: quantile(own, 0.5),
    p95: quantile(own, 0.95),
    p99: quantile(own, 0.99),
  };
}

/** A figure of how many a second: the median of rounds that did `count` each. */
export function rateFigure(
  name: string,
  role: Role,
  { samples, reasons }: PageAnswer,
  count: number,
): Figure {
  const own = samples[name] ?? [];
  const unit = 'entries/s';
  if (own.length === 0)
    return { name, role, unit, value: null, why: reasons[name] ?? 'not measured' };
  return { name, role, unit, value: Math.round((count * 1000) / quantile(own, 0.5)) };
}
