import { bridgeOver } from '../../shared/bridge/client.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { faultFromMessage } from '../../shared/bridge/wire.ts';

type Methods = Readonly<
  Record<string, Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>>
>;

/** What the preload has put into this page, or null outside Electron. */
export function exposedBridge(): Bridge | null {
  const { guitai } = globalThis as { readonly guitai?: Bridge };
  return guitai ?? null;
}

/** The exposed bridge with its faults restored: of an error only the message crosses the context bridge. */
export function contextBridge(exposed: Bridge): Bridge {
  // The preload exposes one function for every name of bridgeMethods, which is all that bridgeOver calls.
  const methods = exposed as unknown as Methods;
  return bridgeOver(
    async (service, method, args) => {
      try {
        return await methods[service]?.[method]?.(...args);
      } catch (error) {
        throw (error instanceof Error && faultFromMessage(error.message)) || error;
      }
    },
    (listener) => exposed.onNews(listener),
  );
}
