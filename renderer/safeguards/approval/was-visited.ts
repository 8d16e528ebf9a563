import { VisitBody, visitName } from '../../../shared/safeguards/visit.ts';
import type { CaseRow, CounterStore } from '../../data/types.ts';
import { counterOf } from './waiting-words.ts';

/** The visits of the branch, as this counter knows them: read once for as many cases as are looked at together. */
export async function visitRows(store: CounterStore): Promise<readonly CaseRow[]> {
  return await store.cases({ business: visitName });
}

/** What is asked of a case: whose it is, and when and where it was submitted last. */
interface Submitted {
  readonly summary: { readonly document: string };
  readonly shown: {
    readonly at: number;
    readonly businessDate: string;
    readonly origin: { readonly counter: string };
  };
}

/** Where the visits' own states are read. */
interface VisitStore {
  caseById(caseId: string): Promise<{ readonly shown: { readonly body: unknown } } | null>;
}

type VisitRow = Pick<CaseRow, 'caseId' | 'serial' | 'businessDate'> & Pick<Submitted, 'summary'>;

/**
 * Whether a visit of the client the case is about was open when it was submitted, at the same counter. Which visit
 * the entry carries only its own counter can read; that there was one every counter of the branch can see.
 */
export async function wasVisited(
  store: VisitStore,
  visits: readonly VisitRow[],
  { shown, summary }: Submitted,
): Promise<boolean> {
  if (summary.document === '') return false;
  const near = visits.filter(
    (row) =>
      row.summary.document === summary.document &&
      row.businessDate === shown.businessDate &&
      counterOf(row.serial) === shown.origin.counter,
  );
  const bodies = await Promise.all(near.map(({ caseId }) => store.caseById(caseId)));
  return bodies.some((one) => {
    const body = VisitBody.safeParse(one?.shown.body).data;
    if (body === undefined || body.beganAt > shown.at) return false;
    return body.ended === null || body.ended.at >= shown.at;
  });
}
