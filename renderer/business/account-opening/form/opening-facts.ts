import {
  type Application,
  openingName,
} from '../../../../shared/business/account-opening/application/application.ts';
import { openingFacts } from '../../../../shared/business/account-opening/rules.ts';
import type { FactRequest, FactRow, Facts } from '../../../../shared/business/contract.ts';
import type { CounterStore } from '../../../data/types.ts';

/** What a number must have before anybody is looked up by it. */
const leastDigits = 6;

/** What this counter knows of others for an application, as `decide` will be told it. */
export async function factsOf(
  store: CounterStore,
  application: Application,
  caseId: string,
): Promise<Facts> {
  const requests = openingFacts({ type: 'SubmitOpening', data: { application, evidence: [] } });
  const answers = await Promise.all(
    requests.map(async (one) => [one.name, await rowsFor(store, one, caseId)] as const),
  );
  return Object.fromEntries(answers);
}

async function rowsFor(
  store: CounterStore,
  request: FactRequest,
  caseId: string,
): Promise<readonly FactRow[]> {
  const { by, value } = request;
  if (value.length < leastDigits) return [];
  if (request.from === 'register') {
    const views = await store.register(request.register, by, value);
    return views.map(({ key, asOf, projected }) => ({ key, asOf, body: projected }));
  }
  const open = await store.cases({
    business: openingName,
    stages: ['awaiting-approval', 'accepted'],
  });
  const alike = open.filter((row) => row.summary.document === value && row.caseId !== caseId);
  const details = await Promise.all(alike.map((row) => store.caseById(row.caseId)));
  return details.flatMap((one): FactRow[] =>
    one === null ? [] : [{ key: one.caseId, asOf: one.at, body: one.shown }],
  );
}
