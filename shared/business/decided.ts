import type { Refusal } from '../errors.ts';
import type { JournalEvent } from '../journal/entry.ts';

/** What an act comes to: refused with every reason, or the events its entry records. */
export type Decided =
  | { readonly status: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly status: 'events'; readonly events: readonly JournalEvent[] };

/** The events of an act. */
export function events(...list: readonly JournalEvent[]): Decided {
  return { status: 'events', events: list };
}

/** Refused for one reason. */
export function refused(refusal: Refusal): Decided {
  return { status: 'refused', refusals: [refusal] };
}

/** Refused, because the command is none of its business. Rule CA-6. */
export function unreadable(): Decided {
  return refused({
    rule: 'CA-6',
    message: '提交的内容格式不符,未受理。请重新打开该业务后再提交。',
  });
}
