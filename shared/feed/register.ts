import { z } from 'zod';

/** A row of head office's record. Counters read it and never write it. `lookups` are the values it is found by. */
export const RegisterRow = z.looseObject({
  register: z.string().min(1).max(64),
  key: z.string().min(1).max(128),
  /** Counts up by one with every change; a row with a lower version never replaces a higher one. */
  version: z.int().min(1),
  /** Instant of head office's figure. */
  asOf: z.int(),
  /** Null when the row has been taken away. */
  body: z.record(z.string(), z.json()).nullable(),
  /** Clear values the row is found by, e.g. { idNumber: '110…' }; a counter keeps only their keyed hashes. */
  lookups: z.record(z.string(), z.string()),
});
export type RegisterRow = Readonly<z.infer<typeof RegisterRow>>;

/** Whether a value is such a row: what the schema says, only looked at, for rows by the hundred thousand. */
export function isRegisterRow(value: unknown): value is RegisterRow {
  if (!isObject(value)) return false;
  const { register, key, version, asOf, body, lookups } = value;
  return (
    isText(register, 64) &&
    isText(key, 128) &&
    Number.isSafeInteger(version) &&
    Number(version) >= 1 &&
    Number.isSafeInteger(asOf) &&
    (body === null || (isObject(body) && isJson(body))) &&
    isObject(lookups) &&
    Object.values(lookups).every((one) => typeof one === 'string')
  );
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= most;
}

function isJson(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isJson);
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What an event means for a register row. `add` may come from any act and is an integer delta; `set` only
 * from head office's own acts.
 */
export interface RegisterChange {
  readonly register: string;
  readonly key: string;
  readonly add?: Readonly<Record<string, number>>;
  readonly set?: Readonly<Record<string, z.core.util.JSONType>>;
  readonly lookups?: Readonly<Record<string, string>>;
}

/** Adds integer deltas to a row's body; a field that is not there counts as 0. Never changes its arguments. */
export function addToBody(
  body: Readonly<Record<string, z.core.util.JSONType>>,
  add: Readonly<Record<string, number>>,
): Record<string, z.core.util.JSONType> {
  const next = { ...body };
  for (const [field, delta] of Object.entries(add)) {
    const before = next[field];
    next[field] = (typeof before === 'number' ? before : 0) + delta;
  }
  return next;
}

/** A row after a change: version counted up, `set` first, then `add`. */
export function changeRow(
  row: RegisterRow | null,
  change: RegisterChange,
  asOf: number,
): RegisterRow {
  const body = { ...row?.body, ...change.set };
  return {
    register: change.register,
    key: change.key,
    version: (row?.version ?? 0) + 1,
    asOf,
    body: addToBody(body, change.add ?? {}),
    lookups: { ...row?.lookups, ...change.lookups },
  };
}
