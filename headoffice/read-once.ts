import type { AnyBusiness } from '../shared/business/contract.ts';
import { type Registry, registryOf } from '../shared/business/registry.ts';
import type { Command } from '../shared/journal/entry.ts';
import { oncePerObject } from '../shared/values/once-per-object.ts';

/**
 * The same businesses, which read a command once. Deciding asks each command for its facts, its visit, its verdict and its
 * evidence, and each of these questions begins with reading it by its schema; a command never changes in between.
 */
export function readingOnce(registry: Registry): Registry {
  return registryOf(registry.all.map(readsOnce));
}

function readsOnce(business: AnyBusiness): AnyBusiness {
  return {
    ...business,
    // Asked with the commands of entries and states only.
    parse: oncePerObject((command) => business.parse(command as Command)),
  };
}
