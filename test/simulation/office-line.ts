import type { HeadOffice } from '../../headoffice/head-office.ts';
import { ProblemError } from '../../headoffice/problem.ts';
import type { Uplink, UplinkResult } from '../../shared/bridge/uplink.ts';
import { Crash } from '../helpers/fake-shell.ts';
import type { TestKey } from '../helpers/people.ts';

/**
 * What becomes of one call: done · lost on the way there · done with its reply lost · done twice · done
 * later, when the counter has long given up · answered with 500 or by a proxy's page.
 */
export type Fate = 'fine' | 'drop' | 'lost-reply' | 'duplicate' | 'late' | 'error' | 'html';

export interface LineTools {
  readonly headOffice: HeadOffice;
  readonly branch: string;
  readonly counter: string;
  readonly key: TestKey;
  /** The fate of the next call. */
  fate(): Fate;
  /** Takes a call to be made at some later step. */
  later(call: () => Promise<unknown>): void;
}

/** The uplink of one counter straight into head office's code, with the weather of a bad line. */
export function officeLine(tools: LineTools): Uplink {
  const { headOffice, branch, counter, key } = tools;
  let token: string | null = null;

  const over = async <T>(call: () => Promise<T>): Promise<UplinkResult<T>> => {
    const fate = tools.fate();
    switch (fate) {
      case 'drop':
        return unreachable;
      case 'late':
        tools.later(call);
        return unreachable;
      case 'error':
        return { ok: false, failure: { kind: 'status', status: 500, detail: 'in the weather' } };
      case 'html':
        return { ok: false, failure: { kind: 'unreadable', detail: 'a page of a proxy' } };
      case 'fine':
        return await answered(call);
      case 'duplicate':
        await answered(call);
        return await answered(call);
      case 'lost-reply':
        await answered(call);
        return unreachable;
    }
  };
  const within = async <T>(call: (held: string) => Promise<T>): Promise<UplinkResult<T>> => {
    if (token === null) return noContact;
    const held = token;
    const result = await over(() => call(held));
    if (!result.ok && result.failure.kind === 'no-contact') token = null;
    return result;
  };

  return {
    async contact(head, feedPlace) {
      const opened = await over(async () => {
        const { challenge } = await headOffice.challenge(counter);
        const statement = { purpose: 'contact' as const, counter, challenge, head, feedPlace };
        const signature = key.sign(statement);
        return await headOffice.openContact({ statement, signature, program: 'simulation' });
      });
      if (!opened.ok) return opened;
      const { token: given, ...answer } = opened.value;
      token = given;
      return { ok: true, value: answer };
    },
    push: (batch) =>
      within(async (held) => {
        await headOffice.contact(held);
        return await headOffice.intake(batch);
      }),
    pull: (after, _waitMs, seq) =>
      within(async (held) => {
        const contact = await headOffice.contact(held);
        return await headOffice.feedAfter(contact, { after, waitMs: 0, headSeq: seq });
      }),
    snapshot: () => within(() => headOffice.snapshot(branch)),
    snapshotSegment: (place, index) =>
      within(() => headOffice.snapshotSegment(branch, place, index)),
    interrupt: async () => await Promise.resolve(),
  };
}

/** A call as HTTP would answer it: problems with their status, a crash of head office as a lost line. */
async function answered<T>(call: () => Promise<T>): Promise<UplinkResult<T>> {
  try {
    // What crosses a line is a copy.
    return { ok: true, value: structuredClone(await call()) };
  } catch (error) {
    if (error instanceof Crash) return unreachable;
    if (!(error instanceof ProblemError)) throw error;
    const { status, code, message: detail } = error;
    const kind = status === 401 ? 'no-contact' : 'status';
    return { ok: false, failure: { kind, status, code, detail } };
  }
}

const unreachable: UplinkResult<never> = {
  ok: false,
  failure: { kind: 'unreachable', detail: 'lost in the simulation' },
};
const noContact: UplinkResult<never> = {
  ok: false,
  failure: { kind: 'no-contact', detail: 'no contact is open' },
};
