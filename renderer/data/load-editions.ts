import { editionLookups, editionRegister } from '../../shared/rulebook/editions/signed-edition.ts';
import type { OpenStore } from './open-store.ts';
import { findRows } from './register-record.ts';

/** Takes all editions of the index. */
export async function loadEditions({
  db,
  sealing,
  editions,
}: Pick<OpenStore, 'db' | 'sealing' | 'editions'>): Promise<void> {
  editions.put(await findRows(db, sealing, editionRegister, 'kind', editionLookups.kind));
}
