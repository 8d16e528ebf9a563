import { type FeedItem, itemDigest, wireItem } from '../../shared/feed/item.ts';
import {
  type FeedHead,
  type FeedPage,
  pageHash,
  type PageStatement,
} from '../../shared/feed/page.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { Command, Entry, JournalEvent } from '../../shared/journal/entry.ts';
import { entryHash, noHash } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import { headOfficeTestKey } from './people.ts';

/** An item without its place, which the maker gives. */
export type Unplaced = FeedItem extends infer Item
  ? Item extends FeedItem
    ? { readonly [Key in keyof Item as Key extends 'place' | 'decidedAt' ? never : Key]: Item[Key] }
    : never
  : never;

/** Cuts signed pages as head office would, for one counter; keeps the head they continue. */
export class FeedMaker {
  head: FeedHead = { era: 1, place: 0, hash: noHash };

  readonly #counter: string;

  constructor(counter: string) {
    this.#counter = counter;
  }

  /** The next page; `change` alters it after signing, `forge` the statement before. */
  page(items: readonly Unplaced[], forge: Partial<PageStatement> = {}): FeedPage {
    const from = this.head.place + 1;
    const placed = items.map((item, at): FeedItem => ({ ...item, place: from + at, decidedAt: 1 }));
    const statement: PageStatement = {
      purpose: 'feed-page',
      branch: this.#counter.slice(0, 4),
      era: 1,
      from,
      to: from + items.length - 1,
      prev: this.head.hash,
      itemDigests: placed.map((item) => itemDigest(intl1, item)),
      ...forge,
    };
    this.head = { era: 1, place: statement.to, hash: pageHash(intl1, statement) };
    return {
      statement,
      signature: headOfficeTestKey.sign(statement),
      items: placed.map((item) => wireItem(item, this.#counter)),
    };
  }
}

/** A decided entry. */
export function decided(
  entry: Entry,
  verdict: Verdict = { status: 'accepted' },
  rows: RegisterRow[] = [],
): Unplaced {
  return { kind: 'entry', rows, hash: entryHash(intl1, entry), entry, verdict };
}

/** An act of head office's own on a case. */
export function officeAct(
  business: string,
  caseId: string,
  command: Pick<Command, 'type' | 'data'> & Partial<Command>,
  events: JournalEvent[],
  rows: RegisterRow[] = [],
): Unplaced {
  return {
    kind: 'act',
    rows,
    business,
    caseId,
    command: { version: 1, id: uuidV7(1, (n) => new Uint8Array(n)), ...command },
    events,
    actor: { staff: 'HO', role: 'head-office', session: '' },
    at: 1,
    businessDate: '2026-11-23',
  };
}

/** Register rows that belong to no case. */
export function rowsOnly(rows: RegisterRow[]): Unplaced {
  return { kind: 'rows', rows };
}

/** A row of a register. */
export function registerRow(
  register: string,
  key: string,
  version: number,
  body: RegisterRow['body'],
  lookups: RegisterRow['lookups'] = {},
): RegisterRow {
  return { register, key, version, asOf: version * 1000, body, lookups };
}
