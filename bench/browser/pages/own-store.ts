import { publishedEdition } from '../../../assets/reference/published.ts';
import { randomBytes } from '../../../renderer/app/counter-parts.ts';
import { workerIndexPort } from '../../../renderer/data/client-search/worker-port.ts';
import { streamPacker } from '../../../renderer/data/packer.ts';
import { createStore, type StoreDoors } from '../../../renderer/data/store.ts';
import type { Bridge } from '../../../shared/bridge/index.ts';
import { registry } from '../../../shared/business/registry.ts';
import { publishedTables } from '../../../shared/rulebook/editions/read-edition.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';

const tables = publishedTables(publishedEdition);

/** The store with both its doors, made of what renderer/app/counter-parts.ts makes it of. */
export function ownStore(bridge: Bridge): StoreDoors {
  return createStore({
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
}
