import { foldAct, foldDecided } from '../../shared/business/case.ts';
import type { Registry } from '../../shared/business/registry.ts';
import type { FeedItem } from '../../shared/feed/item.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { actOfEntry, isSamePlace, type OpenCase, unreadCase } from './case-record.ts';
import type { WaitingPlace } from './db.ts';
import { readable } from './own-act.ts';

type EntryItem = Extract<FeedItem, { readonly kind: 'entry' }>;
type ActItem = Extract<FeedItem, { readonly kind: 'act' }>;

/** An item that was not folded: why, in words, and whether a newer program may fold it. */
export interface Aside {
  readonly item: FeedItem;
  readonly what: string;
  readonly reason: string;
  readonly upgrade: boolean;
}

/** What a page of the feed means for this counter. `shown` of a touched case is still to be made. */
export interface PageFold {
  readonly cases: ReadonlyMap<string, OpenCase>;
  readonly rows: readonly RegisterRow[];
  readonly asides: readonly Aside[];
  /** Own entries that wait no longer: their pending effects end. */
  readonly settled: readonly WaitingPlace[];
  /** Cases that an item was folded onto: what of them was set aside before needs nobody's look any more. */
  readonly resolved: ReadonlySet<string>;
}

/** The case an item belongs to, or null. */
export function caseOf(item: FeedItem): string | null {
  switch (item.kind) {
    case 'entry':
      return item.entry.caseId;
    case 'act':
      return item.caseId;
    case 'rows':
      return null;
  }
}

/**
 * Folds items, in feed order, onto the confirmed states of their cases. Never throws for an item: one that
 * cannot be applied is set aside, its case becomes read-only, and the rest goes on.
 */
export function foldPage(
  registry: Registry,
  counter: string,
  items: readonly FeedItem[],
  known: ReadonlyMap<string, OpenCase>,
): PageFold {
  const cases = new Map<string, OpenCase>();
  const resolved = new Set<string>();
  let asides: Aside[] = [];
  const settled: WaitingPlace[] = [];
  for (const item of items) {
    const caseId = caseOf(item);
    if (item.kind === 'rows' || caseId === null) continue;
    const before = cases.get(caseId) ?? known.get(caseId) ?? null;
    const folded =
      item.kind === 'entry'
        ? foldEntry(registry, counter, item, before)
        : foldHeadOfficeAct(registry, item, before);
    if (folded.open?.place === item.place) {
      resolved.add(caseId);
      asides = asides.filter((aside) => caseOf(aside.item) !== caseId);
    }
    if (folded.aside !== null) asides.push({ item, ...folded.aside });
    settled.push(...folded.settled);
    if (folded.open !== null) cases.set(caseId, folded.open);
  }
  return { cases, rows: newestRows(items), asides, settled, resolved };
}

interface Folded {
  readonly open: OpenCase | null;
  readonly aside: Omit<Aside, 'item'> | null;
  readonly settled: readonly WaitingPlace[];
}

function foldEntry(
  registry: Registry,
  counter: string,
  item: EntryItem,
  before: OpenCase | null,
): Folded {
  const { entry, verdict } = item;
  const act = actOfEntry(entry, item.hash);
  const origin = { counter: entry.counter, epoch: entry.epoch, seq: entry.seq, hash: item.hash };
  const isOwn = entry.counter === counter;
  const waiting = before?.waiting ?? [];
  const mine = waiting.filter((place) => isOwn && isSamePlace(place, [entry.epoch, entry.seq]));
  const rest = waiting.filter((place) => !mine.includes(place));
  const what = `流水 ${formatSerial(entry)}`;
  if (verdict.status === 'set-aside') {
    if (before === null || mine.length === 0) return { open: null, aside: null, settled: [] };
    // 重复提交,以首次为准: the first is on the case already, and nobody has to look at the second.
    if (verdict.code === 'COMMAND_REPEATED' && before.confirmed !== null) {
      return { open: { ...before, waiting: rest }, aside: null, settled: mine };
    }
    const reason = `总部暂未能处理该笔(${verdict.code}),已登记告警,请联系总部。`;
    const open = { ...before, waiting: rest, held: [...before.held, ...mine] };
    return { open, aside: { what, reason, upgrade: false }, settled: [] };
  }
  const business = readable(registry, before, entry.business, entry.command);
  const folded =
    business === null
      ? unfolded
      : attempt(() => foldDecided(business, before?.confirmed ?? null, act, verdict));
  if (folded === unfolded) {
    const shown = before?.shown ?? unreadCase({ ...act, origin });
    const open = { ...emptyCase(act), ...before, shown, waiting: rest, upgrade: true };
    return { open, aside: { what, reason: tooOld, upgrade: true }, settled: mine };
  }
  if (folded === null) {
    // A refused act on a case that head office does not have: what is held of it stays held.
    const open = before === null ? null : { ...before, waiting: rest };
    return { open, aside: null, settled: mine };
  }
  const open: OpenCase = {
    ...emptyCase(act),
    ...before,
    shown: before?.shown ?? folded,
    confirmed: folded,
    place: item.place,
    waiting: rest,
    held: [],
  };
  return { open, aside: null, settled: [...mine, ...(before?.held ?? [])] };
}

function foldHeadOfficeAct(registry: Registry, item: ActItem, before: OpenCase | null): Folded {
  const { business: name, caseId, command, events, actor, at, businessDate, place } = item;
  const what = `总部处理 第 ${place} 项`;
  const act = { business: name, caseId, command, events, staff: actor.staff, at, businessDate };
  const business = readable(registry, before, name, command);
  const confirmed =
    business === null
      ? unfolded
      : attempt(() => foldAct(business, before?.confirmed ?? null, { ...act, origin: null }));
  if (confirmed === unfolded || confirmed === null) {
    const known = confirmed === null;
    const reason = known ? '本机没有该业务,无法记入。' : tooOld;
    const open = before === null ? null : { ...before, upgrade: true };
    return { open, aside: { what, reason, upgrade: !known }, settled: [] };
  }
  const base = before ?? { ...emptyCase(act), shown: confirmed };
  return {
    open: { ...base, confirmed, place, held: [] },
    aside: null,
    settled: base.held,
  };
}

const tooOld = '本机程序版本无法记入该项,内容已保留。请升级程序。';

/** What could not be folded at all; null is a fold's own answer, that there is nothing to fold. */
const unfolded = Symbol('unfolded');

/** Not folded when the fold throws: the business's code is at fault, and only this item may suffer from it. */
function attempt<T>(fold: () => T): T | typeof unfolded {
  try {
    return fold();
  } catch {
    return unfolded;
  }
}

function emptyCase({ caseId, business }: { readonly caseId: string; readonly business: string }) {
  return {
    caseId,
    business,
    confirmed: null,
    place: null,
    waiting: [],
    held: [],
    upgrade: false,
  };
}

/** Rows riding with the items, the newest version of each. */
function newestRows(items: readonly FeedItem[]): readonly RegisterRow[] {
  const newest = new Map<string, RegisterRow>();
  for (const row of items.flatMap((item) => item.rows)) {
    const id = JSON.stringify([row.register, row.key]);
    if ((newest.get(id)?.version ?? 0) < row.version) newest.set(id, row);
  }
  return [...newest.values()];
}
