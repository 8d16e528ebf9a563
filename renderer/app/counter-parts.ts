import { publishedEdition } from '../../assets/reference/published.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { registry } from '../../shared/business/registry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { connectBridge } from '../bridge/connect.ts';
import { workerIndexPort } from '../data/client-search/worker-port.ts';
import { streamPacker } from '../data/packer.ts';
import { createStore, type StoreDoors } from '../data/store.ts';
import { startSync } from '../sync/start-sync.ts';
import { tables } from './published-tables.ts';
import type { StartParts } from './start-counter.ts';

export const randomBytes = (bytes: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(bytes));

/** The store of the counter's window, with both its doors. */
export const counterStore = (bridge: Bridge): StoreDoors =>
  createStore({
    bridge,
    registry,
    tables,
    tableFiles: publishedEdition.tables,
    suite: intl1,
    packer: streamPacker,
    clock: () => Date.now(),
    random: randomBytes,
    clientIndex: workerIndexPort,
  });

/** What the counter's window is really made of. */
export const counterParts: StartParts = {
  connect: connectBridge,
  open(bridge) {
    const { store, exchange } = counterStore(bridge);
    return {
      store,
      startSync: () =>
        void startSync({
          bridge,
          exchange,
          packer: streamPacker,
          after(ms, then) {
            const timer = setTimeout(then, ms);
            return () => clearTimeout(timer);
          },
          random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
        }),
    };
  },
};
