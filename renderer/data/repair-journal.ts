import type { JournalOpened } from '../../shared/bridge/journal-log.ts';
import type { RecordHead } from '../../shared/bridge/log-types.ts';
import { checkChain } from '../../shared/journal/chain.ts';
import { emptyHead, type Head } from '../../shared/journal/entry.ts';
import { metaValue } from './db.ts';
import { openEntries } from './entry-frames.ts';
import type { OpenStore } from './open-store.ts';
import type { StartFinding } from './types.ts';

const recordsAtOnce = 1000;

/** What the start found of the journal: where the log ends after repairs, and the rows of the start-up table. */
export interface JournalFound {
  readonly head: Head;
  readonly findings: readonly StartFinding[];
}

/**
 * The start-up table of design 7 for the journal log. Heads are compared without any key; what is put back
 * from the index is proved by its chain first. Nothing is repaired silently.
 */
export async function repairJournal(
  store: OpenStore,
  opened: JournalOpened,
): Promise<JournalFound> {
  const { bridge } = store.tools;
  const findings: StartFinding[] = [];
  const index = (await metaValue(store.db, 'head')) ?? emptyHead();
  let { scan } = opened;

  for (let { trouble } = scan; trouble !== null; { trouble } = scan) {
    const before = trouble.place;
    if (trouble.kind === 'torn' && index.seq < trouble.place) {
      await bridge.journalLog.cutTornTail(store.lease);
      findings.push(tornTailCut(trouble.place));
    } else if (index.seq >= trouble.place) {
      const until = trouble.kind === 'torn' ? index.seq : trouble.place;
      const broken = await putBack(store, headOf(scan.last, index), until);
      if (broken !== null)
        return { head: headOf(scan.last, index), findings: [...findings, broken] };
      findings.push(putBackFrom(before, until));
    } else {
      return { head: headOf(scan.last, index), findings: [...findings, damaged(before)] };
    }
    ({ scan } = await bridge.journalLog.open());
    const stuck = scan.trouble !== null && scan.trouble.place <= before;
    if (stuck) return { head: headOf(scan.last, index), findings: [...findings, damaged(before)] };
  }

  let head = headOf(scan.last, index);
  const forked = await forkAt(store, head, index);
  if (forked !== null) return { head, findings: [...findings, fork(forked)] };
  if (head.seq < index.seq) {
    const broken = await putBack(store, head, index.seq);
    if (broken !== null) return { head, findings: [...findings, broken] };
    findings.push(putBackFrom(head.seq + 1, index.seq));
    head = index;
  }
  const behind = await behindCanary(store, opened, head);
  return { head, findings: behind === null ? findings : [...findings, behind] };
}

/** Puts entries after `from` up to `until` back from the index; a finding when their chain does not prove them. */
async function putBack(store: OpenStore, from: Head, until: number): Promise<StartFinding | null> {
  let head = from;
  while (head.seq < until) {
    const records = await store.db.entries
      .where('[epoch+seq]')
      .between([head.epoch, head.seq + 1], [head.epoch, until], true, true)
      .limit(recordsAtOnce)
      .toArray();
    const entries = await openEntries(store.sealing, records).catch(() => []);
    const check = checkChain(store.tools.suite, store.counter, head, entries);
    if (!check.ok || entries.length === 0) return damaged(head.seq + 1);
    await store.tools.bridge.journalLog.putBack(
      store.lease,
      records.map(({ epoch, seq, hash, frame }) => ({
        kind: 'entry',
        life: epoch,
        place: seq,
        hash,
        frame,
      })),
    );
    head = check.head;
  }
  return null;
}

/** The first place known to differ between log and index, where both have it; null when they agree. */
async function forkAt(store: OpenStore, head: Head, index: Head): Promise<number | null> {
  const seq = Math.min(head.seq, index.seq);
  if (seq === 0) return null;
  const inLog = seq === head.seq ? head.hash : await logHash(store, head.epoch, seq);
  const inIndex = (await store.db.entries.get([index.epoch, seq]))?.hash;
  return inLog === inIndex ? null : seq;
}

/** The canary remembers a head that head office has; a log that does not reach it was restored, another there is a clone's. */
async function behindCanary(
  store: OpenStore,
  { canary, installation }: JournalOpened,
  head: Head,
): Promise<StartFinding | null> {
  if (canary === null || canary.installation !== installation) return null;
  const { life, place, hash } = canary.head;
  if (life > head.epoch || (life === head.epoch && place > head.seq)) return restored(place);
  if (life < head.epoch || place === 0) return null;
  return (await logHash(store, life, place)) === hash ? null : fork(place);
}

async function logHash(store: OpenStore, life: number, place: number): Promise<string | null> {
  const [record] = await store.tools.bridge.journalLog.read(life, place, 1);
  return record?.hash ?? null;
}

function headOf(last: RecordHead | null, index: Head): Head {
  if (last === null) return emptyHead(index.epoch);
  return { epoch: last.life, seq: last.place, hash: last.hash };
}

function tornTailCut(place: number): StartFinding {
  const message = `业务流水末尾第 ${place} 笔未写完,从未受理,已清除。`;
  return { kind: 'torn-tail-cut', message, stops: false };
}

function putBackFrom(from: number, to: number): StartFinding {
  const which = from === to ? `第 ${from} 笔` : `第 ${from} 至 ${to} 笔`;
  const message = `业务流水文件缺损,${which}已从本机索引补回并核对无误。请报告总部运维检查磁盘。`;
  return { kind: 'put-back', message, stops: false };
}

function damaged(place: number): StartFinding {
  const message = `业务流水文件第 ${place} 笔损坏且无法补回。已停止受理,请联系总部运维换发新周期。`;
  return { kind: 'damaged', message, stops: true };
}

function fork(place: number): StartFinding {
  const message = `业务流水第 ${place} 笔有两种不同内容。已停止受理,请联系总部运维。`;
  return { kind: 'fork', message, stops: true };
}

function restored(place: number): StartFinding {
  const message = `总部已收到本终端第 ${place} 笔,本机流水没有该笔:数据是从旧备份恢复的。已停止受理,请联系总部运维换发新周期。`;
  return { kind: 'restored', message, stops: true };
}
