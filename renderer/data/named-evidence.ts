import type { AnyBusiness } from '../../shared/business/contract.ts';
import { Fault } from '../../shared/errors.ts';
import type { Command } from '../../shared/journal/entry.ts';
import type { OpenStore } from './open-store.ts';

/**
 * Has the shell mark every piece the command names as named, right before the entry is appended: they are fsynced, and
 * nothing takes them away any more. Rule EV-1 (docs/rules.md).
 *
 * @throws Fault EVIDENCE_MISSING when one is not kept; nothing is recorded then
 */
export async function nameEvidence(
  { tools }: OpenStore,
  business: AnyBusiness,
  command: Command,
): Promise<void> {
  const named = business.parse(command)?.evidence() ?? [];
  if (named.length === 0) return;
  const missing = await tools.bridge.evidence.missing(named.map(({ digest }) => digest));
  if (missing.length > 0) throw new Fault('EVIDENCE_MISSING', missing.join(' '));
}
