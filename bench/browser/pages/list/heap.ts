/** Bytes of the JS heap in use after a collection; the browser is started with what this needs. */
export function heapBytes(): number {
  // Both are Chromium's own: --expose-gc, and `memory`, which is in no standard.
  const { gc, performance: clock } = globalThis as unknown as {
    readonly gc?: () => void;
    readonly performance: { readonly memory?: { readonly usedJSHeapSize: number } };
  };
  if (gc === undefined || clock.memory === undefined) throw new Error('the heap cannot be read');
  gc();
  return clock.memory.usedJSHeapSize;
}
