import type { UplinkResult } from '../../shared/bridge/uplink.ts';

/** Runs a call; where no contact is open, which may have run out since the last exchange, one is opened and it runs again. */
export async function withContact<T>(
  line: { openContact(): Promise<UplinkResult<unknown>> },
  call: () => Promise<UplinkResult<T>>,
): Promise<UplinkResult<T>> {
  const first = await call();
  if (first.ok || first.failure.kind !== 'no-contact') return first;
  const opened = await line.openContact();
  return opened.ok ? await call() : opened;
}
