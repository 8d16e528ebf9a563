/**
 * The same results, the next being made while the caller still uses the last, so that waiting for line, disk and
 * database and this thread's own work fall together. Never more than one ahead: each may be large.
 */
export async function* oneAhead<Result>(results: AsyncGenerator<Result>): AsyncGenerator<Result> {
  // Settled: nobody may be waiting for the next when it fails.
  const begin = async () => await Promise.allSettled([results.next()]);
  let next = begin();
  for (;;) {
    const [settled] = await next;
    if (settled.status === 'rejected') throw settled.reason;
    if (settled.value.done === true) return;
    next = begin();
    yield settled.value.value;
  }
}
