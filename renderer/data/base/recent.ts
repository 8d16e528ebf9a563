/** The last few things opened, so that they need not be opened again. */
export interface Recent<Value> {
  get(key: number): Value | undefined;
  put(key: number, value: Value): void;
  clear(): void;
}

/** Remembers at most so many, and forgets whatever was not asked for the longest. */
export function recent<Value>(most: number): Recent<Value> {
  const known = new Map<number, Value>();
  return {
    get(key) {
      const value = known.get(key);
      if (value === undefined) return undefined;
      // To the end of the map's order.
      known.delete(key);
      known.set(key, value);
      return value;
    },
    put(key, value) {
      known.delete(key);
      known.set(key, value);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    clear: () => known.clear(),
  };
}
