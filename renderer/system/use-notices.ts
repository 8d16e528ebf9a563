import {
  noticeLookups,
  NoticeBody,
  noticeReceipt,
  noticeRegister,
} from '../../shared/safeguards/notice.ts';
import type { CounterStore } from '../data/types.ts';
import { useSignedIn } from '../session/session-store.ts';
import { type Read, useRead } from '../session/use-read.ts';

/** A notice of head office as the person signed in has it. */
export interface Notice {
  readonly id: string;
  readonly body: NoticeBody;
  /** When this person confirmed it, or null. */
  readonly readAt: number | null;
}

/** The notices that hold now, newest first. */
export function useNotices(): Read<readonly Notice[]> {
  const { actor } = useSignedIn();
  return useRead((store) => noticesFor(store, actor.staff), [actor.staff]);
}

async function noticesFor(store: CounterStore, staff: string): Promise<readonly Notice[]> {
  const [rows, receipts] = await Promise.all([
    store.register(noticeRegister, 'kind', noticeLookups.kind),
    store.cases({ business: noticeReceipt.business }),
  ]);
  const mine = new Map(
    receipts
      .filter(({ maker }) => maker === staff)
      .map(({ summary, at }) => [summary.document, at]),
  );
  const now = store.now();
  return rows
    .flatMap(({ key, body }) => {
      const parsed = NoticeBody.safeParse(body);
      return parsed.success ? [{ id: key, body: parsed.data, readAt: mine.get(key) ?? null }] : [];
    })
    .filter(({ body }) => body.until === null || body.until > now)
    .sort((left, right) => right.body.from - left.body.from);
}
