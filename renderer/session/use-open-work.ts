import { registry } from '../../shared/business/registry.ts';
import { ofTheFrame } from '../business/screens.tsx';
import type { CaseRow, CounterStore, Draft } from '../data/types.ts';
import { type Read, useRead } from './use-read.ts';

/** Everything of one person that is not finished at this counter. */
export interface OpenWork {
  readonly drafts: readonly Draft[];
  readonly waiting: readonly CaseRow[];
  readonly returned: readonly CaseRow[];
  /** Accepted, not yet confirmed by head office. */
  readonly accepted: readonly CaseRow[];
}

/** What stands open with a person at this counter: of cases, those they made here. */
export function useOpenWork(staff: string, counter: string): Read<OpenWork> {
  return useRead((store) => openWork(store, staff, counter), [staff, counter]);
}

async function openWork(store: CounterStore, staff: string, counter: string): Promise<OpenWork> {
  const drafts = await Promise.all(registry.all.map(({ name }) => store.drafts(name)));
  const stages = ['awaiting-approval', 'returned', 'accepted'] as const;
  const rows = (await store.cases({ except: ofTheFrame, stages })).filter(
    (row) => row.maker === staff && row.serial.startsWith(`${counter}-`),
  );
  return {
    drafts: drafts.flat().filter((draft) => draft.staff === staff),
    waiting: rows.filter(({ stage }) => stage === 'awaiting-approval'),
    returned: rows.filter(({ stage }) => stage === 'returned'),
    accepted: rows.filter(
      ({ stage, progress }) => stage === 'accepted' && progress !== 'confirmed',
    ),
  };
}
