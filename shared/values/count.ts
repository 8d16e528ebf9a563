/** A whole number with its thousands separated: figureCount(1_000_000) → '1,000,000'. */
export function figureCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
