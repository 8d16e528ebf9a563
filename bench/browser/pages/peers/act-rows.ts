/** What one act of a counter writes: five records over four stores, sealed ones as bytes. */
export interface ActRows {
  readonly entry: { readonly id: string; readonly frame: Uint8Array<ArrayBuffer> };
  readonly case: {
    readonly id: string;
    readonly stage: string;
    readonly states: Uint8Array<ArrayBuffer>;
  };
  readonly effects: readonly [Effect, Effect];
  readonly head: { readonly id: string; readonly seq: number; readonly hash: string };
}

interface Effect {
  readonly id: string;
  readonly change: Uint8Array<ArrayBuffer>;
}

/** The stores, in which order the peers make them. */
export const storeNames = ['entries', 'cases', 'effects', 'meta'] as const;

/** As long as the product's own for the opening that is measured. */
const frameBytes = 1200;
const statesBytes = 1700;
const changeBytes = 60;

/** The rows of the n-th act. */
export function actRows(n: number): ActRows {
  const id = String(n).padStart(12, '0');
  return {
    entry: { id, frame: bytes(n, frameBytes) },
    case: { id, stage: 'awaiting-approval', states: bytes(n, statesBytes) },
    effects: [
      { id: `${id}-0`, change: bytes(n, changeBytes) },
      { id: `${id}-1`, change: bytes(n + 1, changeBytes) },
    ],
    head: { id: 'head', seq: n, hash: id },
  };
}

/** Numbers of the acts that are measured begin here; those before are there already. */
export const firstAct = 10_000_000;

/** Bytes as base64, for stores of JSON. */
export function asText(from: Uint8Array): string {
  return btoa(String.fromCharCode(...from));
}

/** Bytes that do not compress, as sealed ones do not. */
function bytes(seed: number, count: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(count);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at < count; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    made[at] = state >>> 16;
  }
  return made;
}
