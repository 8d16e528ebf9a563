import ageGate from '../../assets/reference/age-gate.json';
import approvalTerm from '../../assets/reference/approval-term.json';
import delegationTerm from '../../assets/reference/delegation-term.json';
import edition from '../../assets/reference/edition.json';
import idleLock from '../../assets/reference/idle-lock.json';
import signInTries from '../../assets/reference/sign-in-tries.json';
import visitTerm from '../../assets/reference/visit-term.json';
import { registry } from '../../shared/business/registry.ts';
import { publishedTables } from '../../shared/rulebook/published.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { connectBridge } from '../bridge/connect.ts';
import { workerIndexPort } from '../data/client-search/worker-port.ts';
import { streamPacker } from '../data/packer.ts';
import { createStore } from '../data/store.ts';
import { startSync } from '../sync/start-sync.ts';
import type { StartParts } from './start-counter.ts';

/** The rule tables this program was published with. */
export const tables = publishedTables({
  edition,
  ageGate,
  approvalTerm,
  delegationTerm,
  idleLock,
  signInTries,
  visitTerm,
});

export const randomBytes = (bytes: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(bytes));

/** What the counter's window is really made of. */
export const counterParts: StartParts = {
  connect: connectBridge,
  open(bridge) {
    const { store, exchange } = createStore({
      bridge,
      registry,
      tables,
      suite: intl1,
      packer: streamPacker,
      clock: () => Date.now(),
      random: randomBytes,
      clientIndex: workerIndexPort,
    });
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
