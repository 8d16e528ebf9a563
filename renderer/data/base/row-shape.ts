import type { RegisterRow } from '../../../shared/feed/register.ts';

/** Names of an object's fields with what each holds; 0 for a leaf: a text, a number, a list, … */
type Skeleton = 0 | readonly (readonly [name: string, inner: Skeleton])[];

/** What rows alike have in common: the names in them. Example: { lookups: ['mobile'], body: [['name', 0]] } */
export interface RowShape {
  readonly lookups: readonly string[];
  readonly body: Skeleton;
}

/** Leaves that every row has, before its lookups and those of its body. */
export const leafOf = { register: 0, key: 1, version: 2, asOf: 3, firstLookup: 4 } as const;

type Leaves = readonly unknown[];

export function shapeOf({ lookups, body }: RegisterRow): RowShape {
  return { lookups: Object.keys(lookups), body: skeletonOf(body) };
}

/** The leaves of a row in the order of its shape; null when it is of another. */
export function leavesOf(shape: RowShape, row: RegisterRow): Leaves | null {
  const { register, key, version, asOf, lookups, body } = row;
  const leaves: unknown[] = [register, key, version, asOf];
  const names = Object.keys(lookups);
  if (names.length !== shape.lookups.length) return null;
  for (const [at, name] of names.entries()) {
    if (name !== shape.lookups[at]) return null;
    leaves.push(lookups[name]);
  }
  return addLeaves(shape.body, body, leaves) ? leaves : null;
}

/** The row that `leavesOf` took apart. */
export function rowOfShape(shape: RowShape, leaves: Leaves): RegisterRow {
  const [register, key, version, asOf] = leaves;
  let next: number = leafOf.firstLookup;
  const leaf = (): unknown => {
    next += 1;
    return leaves[next - 1];
  };
  // Not by assignment: a field may be called __proto__.
  const lookups = Object.fromEntries(shape.lookups.map((name) => [name, leaf()]));
  const body = filled(shape.body, leaf);
  // Taken apart from such a row.
  return { register, key, version, asOf, lookups, body } as RegisterRow;
}

function skeletonOf(value: unknown): Skeleton {
  if (!isObject(value)) return 0;
  return Object.entries(value).map(([name, inner]) => [name, skeletonOf(inner)]);
}

function addLeaves(skeleton: Skeleton, value: unknown, leaves: unknown[]): boolean {
  if (skeleton === 0) {
    leaves.push(value);
    return !isObject(value);
  }
  if (!isObject(value)) return false;
  const names = Object.keys(value);
  if (names.length !== skeleton.length) return false;
  for (const [at, [name, inner]] of skeleton.entries()) {
    if (names[at] !== name || !addLeaves(inner, value[name], leaves)) return false;
  }
  return true;
}

function filled(skeleton: Skeleton, leaf: () => unknown): unknown {
  if (skeleton === 0) return leaf();
  return Object.fromEntries(skeleton.map(([name, inner]) => [name, filled(inner, leaf)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
