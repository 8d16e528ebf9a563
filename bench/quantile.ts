/** The value at or below which this share of the values lies, to the hundredth; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return hundredths(sorted[at] ?? Number.NaN);
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
