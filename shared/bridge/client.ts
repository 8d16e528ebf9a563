import type { Bridge, ShellServices } from './index.ts';
import { bridgeMethods } from './methods.ts';
import type { ShellNews } from './system.ts';

/** Carries one call to the shell; rejects with its Fault. */
export type CallShell = (
  service: string,
  method: string,
  args: readonly unknown[],
) => Promise<unknown>;

/** The bridge over a channel: one plain function for every method, and the news. */
export function bridgeOver(
  call: CallShell,
  onNews: (listener: (news: ShellNews) => void) => () => void,
): Bridge {
  const services: Record<string, Record<string, unknown>> = {};
  for (const [service, methods] of Object.entries(bridgeMethods)) {
    services[service] = Object.fromEntries(
      methods.map((method) => [
        method,
        async (...args: readonly unknown[]) => await call(service, method, args),
      ]),
    );
  }
  // Built from bridgeMethods, which names every service and method; the shell parses what is handed in.
  return { ...(services as unknown as ShellServices), onNews };
}
