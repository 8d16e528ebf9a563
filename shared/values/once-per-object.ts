/**
 * The same reading, done once for each object: what came of it is remembered for as long as the object lives. Only for
 * readings that depend on nothing but the object, and for objects nobody changes, as rows, states and events are.
 *
 * const read = oncePerObject((body) => StaffRow.safeParse(body).data ?? null)
 */
export function oncePerObject<Read>(read: (value: unknown) => Read): (value: unknown) => Read {
  const known = new WeakMap<object, { readonly read: Read }>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return read(value);
    const before = known.get(value);
    if (before !== undefined) return before.read;
    const now = { read: read(value) };
    known.set(value, now);
    return now.read;
  };
}
