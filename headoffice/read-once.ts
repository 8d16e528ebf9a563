import type { AnyBusiness } from '../shared/business/contract.ts';
import { type Registry, registryOf } from '../shared/business/registry.ts';
import type { Command, JournalEvent } from '../shared/journal/entry.ts';
import { oncePerObject } from '../shared/values/once-per-object.ts';

/**
 * The same businesses, which read a command once, and an event for its effects. Deciding asks each command for its facts,
 * its visit, its verdict and its evidence, and each of these questions begins with reading it by its schema; neither
 * commands nor events change in between.
 */
export function readingOnce(registry: Registry): Registry {
  return registryOf(registry.all.map(readsOnce));
}

function readsOnce(business: AnyBusiness): AnyBusiness {
  // Asked with the whole command or event of an entry only, which is what the interface says.
  const parse = oncePerObject((command) => business.parse(command as Command));
  const effects = oncePerObject((event) => business.effects(event as JournalEvent));
  return { ...business, parse, effects };
}
