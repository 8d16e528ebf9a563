/** What the benchmark uses of decimal.js, so that types are checked where the peers are not installed. */
declare module 'decimal.js' {
  export class Decimal {
    static readonly ROUND_HALF_UP: number;
    static min(...values: readonly Decimal[]): Decimal;
    static max(...values: readonly Decimal[]): Decimal;
    constructor(value: string | number);
    plus(other: Decimal): Decimal;
    minus(other: Decimal): Decimal;
    times(other: Decimal): Decimal;
    negated(): Decimal;
    toDecimalPlaces(places: number, rounding: number): Decimal;
    toNumber(): number;
  }
}
