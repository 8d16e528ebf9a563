import { type CaseState, foldAct } from '../../shared/business/case.ts';
import type { AnyBusiness } from '../../shared/business/contract.ts';
import type { Registry } from '../../shared/business/registry.ts';
import type { RegisterChange } from '../../shared/feed/register.ts';
import type { Command, Entry } from '../../shared/journal/entry.ts';
import { actOfEntry, type OpenCase, unreadCase } from './case-record.ts';

/** A case after an act of this counter's own, and what the act adds to registers until it is decided. */
export interface AfterOwnAct {
  readonly open: OpenCase;
  readonly effects: readonly RegisterChange[];
}

/**
 * Folds an own act onto what is shown; `confirmed` waits for its feed place. An entry this program is too
 * old for (a replay after a downgrade) leaves the case read-only.
 */
export function afterOwnAct(
  registry: Registry,
  before: OpenCase | null,
  entry: Entry,
  hash: string,
): AfterOwnAct {
  const act = actOfEntry(entry, hash);
  const business = readable(registry, before, entry.business, entry.command);
  const shown = business === null ? null : foldAct(business, before?.shown ?? null, act);
  const effects = business === null ? [] : addsOf(business, entry);
  return {
    effects,
    open: {
      caseId: entry.caseId,
      business: entry.business,
      shown: shown ?? before?.shown ?? unreadCase({ ...act, origin: originOf(entry, hash) }),
      confirmed: before?.confirmed ?? null,
      place: before?.place ?? null,
      waiting: [...(before?.waiting ?? []), [entry.epoch, entry.seq, effects.length]],
      held: before?.held ?? [],
      upgrade: shown === null,
    },
  };
}

/** The business that can fold this act, or null when this program does not know it or an older one of it. */
export function readable(
  registry: Registry,
  before: { readonly upgrade: boolean } | null,
  name: string,
  command: Command,
): AnyBusiness | null {
  const business = before?.upgrade ? null : registry.find(name);
  return business === null || command.version > business.version ? null : business;
}

/** Folds own unconfirmed entries, in order, onto what is confirmed: the shown state. */
export function shownOver(
  business: AnyBusiness,
  confirmed: CaseState | null,
  unconfirmed: readonly { readonly entry: Entry; readonly hash: string }[],
): CaseState | null {
  return unconfirmed.reduce<CaseState | null>(
    (state, { entry, hash }) => foldAct(business, state, actOfEntry(entry, hash)),
    confirmed,
  );
}

function addsOf(business: AnyBusiness, entry: Entry): readonly RegisterChange[] {
  return entry.events
    .flatMap((event) => business.effects(event))
    .filter((change) => change.add !== undefined);
}

function originOf(
  entry: Entry,
  hash: string,
): { counter: string; epoch: number; seq: number; hash: string } {
  const { counter, epoch, seq } = entry;
  return { counter, epoch, seq, hash };
}
