import type { Database } from '../../headoffice/db/sql.ts';
import type { HeadOfficeParts } from '../../headoffice/head-office.ts';
import { simulatedIdentityServices } from '../../headoffice/identity-checks/simulated.ts';
import { loadScreeningList } from '../../headoffice/screening/lists.ts';
import type { ScreeningFile } from '../../headoffice/screening/screening-file.ts';
import type { Application } from '../../shared/business/account-opening/application/application.ts';
import type { ActItem } from '../../shared/feed/item.ts';
import type { z } from 'zod';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import { officeKit, type OfficeKit, testNow } from '../helpers/office-kit.ts';
import { completed, ordinaryClient, residentNumber } from '../helpers/whole-application.ts';
import { feedItems } from './office-look.ts';

/** What a test sets of head office; delays are short, and the simulated services answer at once. */
export type OpeningParts = Omit<Partial<HeadOfficeParts>, 'clock'> & {
  readonly clock?: { now: number };
};

/** A branch whose openings are decided to the end. */
export interface OpeningKit extends OfficeKit {
  readonly sender: CounterKit;
  readonly session: KitSession;
  /** An application that is checked and stored at head office; gives its case. */
  accepted(application: Application, caseId?: string): Promise<string>;
  /** Lane and outbox, a few seconds apart each time. */
  stepOn(times?: number): Promise<void>;
  /** Head office's own acts, in order. */
  acts(caseId: string): Promise<readonly string[]>;
}

/** A list of nobody an ordinary test has. */
export const testList: ScreeningFile = {
  version: 'T-1',
  listedOn: '2026-11-20',
  people: [{ name: '名单某人', birthDate: '1970-01-01', number: 'L0000001' }],
};

export async function openingKit(
  db: Database,
  branch: string,
  { clock = { now: testNow }, ...parts }: OpeningParts = {},
): Promise<OpeningKit> {
  const kit = await officeKit(db, branch, {
    identityServices: simulatedIdentityServices({ clock: () => clock.now, delayMs: 0 }),
    ...parts,
    clock: () => clock.now,
  });
  const { headOffice } = kit;
  const sender = await kit.counter('01', { clock: () => clock.now });
  const session = sender.signIn(await kit.person('maker'));
  let sent = 0;
  return {
    ...kit,
    clock,
    sender,
    session,
    async accepted(application, id) {
      const { application: whole, evidence } = completed(application);
      const data = JSON.parse(JSON.stringify({ application: whole, evidence })) as Data;
      const business = 'account-opening';
      const named = id === undefined ? {} : { commandId: id };
      const asked = { business, type: 'SubmitOpening', data, ...named };
      const { caseId } = sender.act(session, asked);
      for (const need of sender.caseOf(caseId)?.request?.needs ?? []) {
        const who = await kit.person(need === 'check' ? 'checker' : 'supervisor');
        const decision = sender.decision(who, caseId, { need });
        sender.act(session, { business, type: 'DecideApproval', data: decision, caseId });
      }
      await headOffice.intake(sender.batch(sent + 1));
      sent = sender.entries.length;
      return caseId;
    },
    async stepOn(times = 1) {
      for (let step = 0; step < times; step += 1) {
        await headOffice.drainLane(branch);
        await headOffice.runOutbox();
        clock.now += 3000;
      }
    },
    async acts(caseId) {
      const items = await feedItems(db, branch);
      return items
        .filter((item): item is z.infer<typeof ActItem> => item.kind === 'act')
        .filter((item) => item.caseId === caseId)
        .map(({ command }) => command.type);
    },
  };
}

type Data = Parameters<CounterKit['act']>[1]['data'];

/** Has head office the usual list; a database has it once. */
export async function withList(kit: OfficeKit, file: ScreeningFile = testList): Promise<void> {
  await loadScreeningList(kit.headOffice.office, file, '赵合规');
}

/** The ordinary client with other digits 15 to 17, by which the simulated houses answer, and other wishes. */
export function clientOf(sequence: string, need: Partial<Application['need']> = {}): Application {
  const client = ordinaryClient();
  return {
    ...client,
    need: { ...client.need, ...need },
    identity: { ...client.identity, number: residentNumber('110000', '19900307', sequence) },
  };
}
