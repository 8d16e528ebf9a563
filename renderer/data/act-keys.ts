import { caseRow } from '../../shared/business/case.ts';
import { isCommonCommand } from '../../shared/business/common-acts.ts';
import { openCase } from './case-record.ts';
import type { OpenStore } from './open-store.ts';
import type { ActAsk } from './types.ts';

/** The values whoever an act is about is known by, as deciding it sees them: the command's own, else the case's. */
export async function actKeys(
  { db, sealing, tools }: OpenStore,
  { business: name, caseId, command }: Pick<ActAsk, 'business' | 'caseId' | 'command'>,
): Promise<Readonly<Record<string, string>>> {
  const business = tools.registry.find(name);
  if (business === null) return {};
  const isOwn = typeof command !== 'function' && !isCommonCommand(command.type);
  const parsed = isOwn ? business.parse(command) : null;
  if (parsed !== null) return parsed.draftSummary().keys;
  const record = await db.cases.get(caseId);
  if (record === undefined) return {};
  return caseRow(business, (await openCase(sealing, record)).shown).keys;
}
