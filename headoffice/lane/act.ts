import { decideAct } from '../../shared/business/decide-act.ts';
import { factsForAct } from '../../shared/business/facts-for-act.ts';
import type { Refusal } from '../../shared/errors.ts';
import { canonicalBytes, canonicalText } from '../../shared/journal/canonical.ts';
import type { Actor, Command } from '../../shared/journal/entry.ts';
import type { Suite } from '../../shared/suite.ts';
import { toHex } from '../../shared/values/bytes.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { cutPages } from '../feed/pages.ts';
import type { Office } from '../office.ts';
import { type BranchWork, inBranch } from './branch-transaction.ts';
import { actDigest } from './lane.ts';
import { consequencesOf, putConsequences } from './record.ts';

/** An act of head office's own on a case. */
export interface OwnAct {
  readonly business: string;
  readonly caseId: string;
  readonly command: Command;
}

/** already: an act of this id was recorded before, and nothing was done now. */
export type OwnActOutcome =
  | { readonly status: 'done'; readonly place: number }
  | { readonly status: 'already' }
  | { readonly status: 'refused'; readonly refusals: readonly Refusal[] };

const headOffice: Actor = { staff: 'HO', role: 'head-office', session: '' };

/** Decides an act of head office's own in the lane's order and feeds it: once for ever under its command id. */
export async function performAct(
  office: Office,
  branch: string,
  act: OwnAct,
): Promise<OwnActOutcome> {
  const outcome = await inBranch(
    office,
    branch,
    (work) => decideOwnAct(office, work, act),
    'act:before-commit',
  );
  office.mark('act:after-commit');
  if (outcome.status === 'done') await cutPages(office, branch, 'all');
  return outcome;
}

/** The same inside a transaction that does more. Events of head office's acts may set register fields. */
export async function decideOwnAct(
  office: Office,
  work: BranchWork,
  { business: name, caseId, command }: OwnAct,
): Promise<OwnActOutcome> {
  const business = office.registry.find(name);
  if (business === null) throw new Error(`no business ${name}`);
  if ((await work.commands.digestOf(command.id)) !== null) return { status: 'already' };
  const state = (await work.set.findCase(caseId))?.state ?? null;
  const at = work.now;
  const businessDate = beijingDate(at);
  const act = { business, caseId, command, actor: headOffice, at, businessDate, position: null };
  const facts = await work.set.facts(factsForAct(act, state));
  const tools = {
    suite: office.suite,
    headOfficeKey: office.keys.publicKey,
    tables: await work.editions.on(businessDate),
  };
  const decided = decideAct(act, state, facts, tools);
  if (decided.status === 'refused') return decided;
  const { events } = decided;
  const changes = events.flatMap((event) => business.effects(event));
  const rows = await work.set.changed(changes, at);
  const place = work.feed.nextPlace();
  const folded = { business: name, caseId, command, events, staff: 'HO', at, businessDate };
  const consequences = consequencesOf(
    business,
    office.reactions.get(name),
    state,
    { ...folded, origin: null },
    { status: 'accepted' },
    // What head office asks by itself needs no lease.
    { place, decidedAt: at, rows, lease: { until: null } },
  );
  work.feed.add({
    place,
    kind: 'act',
    caseId,
    entry: null,
    verdict: null,
    decidedAt: at,
    text: canonicalText({
      kind: 'act',
      place,
      decidedAt: at,
      rows,
      business: name,
      caseId,
      command,
      events,
      actor: headOffice,
      at,
      businessDate,
    }),
  });
  putConsequences(work, consequences);
  work.commands.add(command.id, actDigest(office, name, caseId, command), place);
  return { status: 'done', place };
}

/** The id of what head office does once for ever in a case: a UUID (version 8) of the hash of case and step. */
export function stepId(suite: Suite, caseId: string, step: string): string {
  const bytes = suite.hash(canonicalBytes({ caseId, step })).slice(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = toHex(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
