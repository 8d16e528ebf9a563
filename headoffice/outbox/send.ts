import type { Office } from '../office.ts';
import { marketService } from '../outward/market.ts';
import { policeService } from '../outward/police.ts';
import { type Exchanged, OutwardRequest } from '../outward/request.ts';
import type { OutwardService } from '../outward/service.ts';
import { finishRow, mayBeSent } from './follow.ts';
import { claimRows, type ClaimedRow, noteSent, postponeRow, waitUntil } from './due.ts';

const askAgainMs = 1000;

/** Sends what is due and takes the answers that have come. Gives the number of effects that were finished. */
export async function runOutbox(office: Office): Promise<number> {
  const rows = await claimRows(office);
  if (rows.length > 0) office.mark('outbox:claimed');
  let finished = 0;
  for (const row of rows.filter((one) => !isSlow(one))) {
    if (await tryRow(office, row)) finished += 1;
  }
  // Side by side: police that are away take seconds for each, and the other effects would wait behind them.
  const slow = await Promise.all(rows.filter(isSlow).map((row) => tryRow(office, row)));
  return finished + slow.filter((isFinished) => isFinished).length;
}

const isSlow = ({ kind }: ClaimedRow): boolean => kind === 'check-identity';

async function tryRow(office: Office, row: ClaimedRow): Promise<boolean> {
  try {
    return await handle(office, row);
  } catch (error) {
    // One that fails must not hold up the others; it is tried again, more and more slowly.
    await postponeRow(office, row, error);
    return false;
  }
}

async function handle(office: Office, row: ClaimedRow): Promise<boolean> {
  const request = OutwardRequest.parse(JSON.parse(row.request));
  const exchanged = await exchangeBy(office, row, request);
  if (exchanged === null) return false;
  office.mark('outbox:answered');
  return await finishRow(office, row, exchanged);
}

/** The request with its answer, by the service that is asked for such; null while there is none. */
async function exchangeBy(
  office: Office,
  row: ClaimedRow,
  request: OutwardRequest,
): Promise<Exchanged | null> {
  switch (request.kind) {
    case 'open-accounts': {
      const answer = await ask(office, row, office.clearing, request);
      return answer === null ? null : { with: 'clearing', request, answer };
    }
    case 'check-identity': {
      const answer = await ask(office, row, policeService(office), request);
      return answer === null ? null : { with: 'police', request, answer };
    }
    case 'send-order':
    case 'cancel-order': {
      const answer = await ask(office, row, marketService(office), request);
      return answer === null ? null : { with: 'market', request, answer };
    }
    case 'sign-bank':
    case 'confirm-bank': {
      const answer = await ask(office, row, office.bank, request);
      return answer === null ? null : { with: 'bank', request, answer };
    }
  }
}

async function ask<Request extends OutwardRequest, Answer>(
  office: Office,
  row: ClaimedRow,
  service: OutwardService<Request, Answer>,
  request: Request,
): Promise<Answer | null> {
  // Always asked first: the answer to an earlier try may have been lost.
  let found = await service.lookup(row.external_id, request);
  if (found.status === 'unknown') {
    const opensAt = (await service.opensFrom?.()) ?? null;
    if (opensAt !== null) {
      await waitUntil(office, row, opensAt);
      return null;
    }
    if (!(await mayBeSent(office, row, request))) return null;
    await service.submit(row.external_id, request);
    office.mark('outbox:submitted');
    found = await service.lookup(row.external_id, request);
  }
  if (found.status === 'answered') return found.answer;
  await noteSent(office, row);
  const againAt = found.status === 'pending' ? found.againAt : undefined;
  await waitUntil(office, row, againAt ?? office.clock() + askAgainMs);
  return null;
}
