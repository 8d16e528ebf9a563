import { editionLookups, editionRegister } from '../../shared/rulebook/editions/signed-edition.ts';
import type { OpenStore } from './open-store.ts';
import { findRows } from './register-rows.ts';

/** Takes all editions of the index. */
export async function loadEditions(store: OpenStore): Promise<void> {
  store.editions.put(await findRows(store, editionRegister, 'kind', editionLookups.kind));
}
