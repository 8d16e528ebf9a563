import { useEffect, useRef, useState } from 'react';
import type { Verdict } from '../../shared/feed/item.ts';
import { evidenceWords } from '../../shared/safeguards/evidence.ts';
import { needWords } from '../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { EntryProof, JournalRow, ProvedVerdict } from '../data/journal/journal-types.ts';
import { useCounter } from '../session/counter.tsx';
import { wordsOf } from '../session/words.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { WordList } from '../ui/WordList.tsx';
import { actWords } from './act-words.ts';

type Loaded =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly proof: EntryProof | null };

/** One line of a proof: what is claimed, and whether it holds; null where there is nothing to hold. */
interface Claim {
  readonly words: string;
  readonly holds: boolean | null;
  readonly detail: string;
}

/** What names an entry of this counter's journal. */
export type ShownEntry = Pick<
  JournalRow,
  'epoch' | 'seq' | 'serial' | 'business' | 'command' | 'at'
>;

/** Everything that shows an entry is what it was: hash, chain, log, session, approvals, head office's page. */
export function EntryProofView({
  row,
  active,
  onBack,
}: {
  readonly row: ShownEntry;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { store } = useCounter();
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' });
  const panel = useRef<HTMLElement>(null);
  const { epoch, seq } = row;
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  useEffect(() => {
    let isCurrent = true;
    store.entryProof(epoch, seq).then(
      (proof) => isCurrent && setLoaded({ status: 'ready', proof }),
      (error: unknown) => isCurrent && setLoaded({ status: 'failed', message: wordsOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [store, epoch, seq]);
  useEffect(() => {
    if (active) panel.current?.focus();
  }, [active]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys.
    <section className="gt-panel gt-narrow" aria-label="流水证明" ref={panel} tabIndex={0}>
      <header>
        <h2 className="gt-tabular">{row.serial}</h2>
        <span>{actWords(row.business, row.command)}</span>
        <span className="gt-soft gt-push">{beijingDateTime(row.at)}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {loaded.status === 'loading' ? <p className="gt-empty">正在核验…</p> : null}
        {loaded.status === 'failed' ? <Notice tone="danger">{loaded.message}</Notice> : null}
        {loaded.status === 'ready' && loaded.proof === null ? (
          <Notice tone="warning">本机没有该笔流水,请到总部查询。</Notice>
        ) : null}
        {loaded.status === 'ready' && loaded.proof !== null ? <Proof proof={loaded.proof} /> : null}
      </div>
    </section>
  );
}

function Proof({ proof }: { readonly proof: EntryProof }) {
  const { row, prev } = proof;
  const claims = claimsOf(proof);
  const isWhole = claims.every(({ holds }) => holds !== false);
  return (
    <>
      {isWhole ? (
        <Notice tone="good">该笔流水的证明完整,与记录时一致。</Notice>
      ) : (
        <Notice tone="danger">
          该笔流水的证明有不符之处。请停止使用本终端,将流水号告知总部运维。
        </Notice>
      )}
      <WordList
        lines={[
          { label: '柜员', value: row.staff },
          { label: '业务日期', value: row.businessDate },
          { label: '摘要', value: <span className="gt-hash">{row.hash}</span> },
          { label: '前一笔摘要', value: <span className="gt-hash">{prev}</span> },
          { label: '规则版本', value: proof.edition },
          { label: '客户到场', value: proof.visit ?? '未附' },
          { label: '当时所见', value: `${proof.seen} 项,已随本笔留存` },
          ...proof.evidence.map(({ kind, digest }, at) => ({
            label: `材料 ${at + 1}`,
            value: `${evidenceWords[kind]} ${digest.slice(0, 16)}`,
          })),
        ]}
      />
      {proof.words.length === 0 ? null : <WordList columns={2} lines={proof.words} />}
      <ul className="gt-claims">
        {claims.map(({ words, holds, detail }) => (
          <li key={words}>
            <span
              className={holds === false ? 'gt-danger' : holds === true ? 'gt-good' : 'gt-soft'}
            >
              {holds === null ? '—' : holds ? '✔ 相符' : '✘ 不符'}
            </span>
            <span>{words}</span>
            <span className="gt-soft">{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function claimsOf(proof: EntryProof): readonly Claim[] {
  const { session, headOffice } = proof;
  return [
    { words: '摘要由内容重新算出', holds: proof.hashHolds, detail: 'SHA-256' },
    { words: '接续前一笔', holds: proof.followsBefore, detail: '' },
    {
      words: '后一笔接续本笔',
      holds: proof.isFollowed,
      detail: proof.isFollowed === null ? '本笔是最新一笔' : '',
    },
    { words: '与磁盘流水文件一致', holds: proof.inLog, detail: '' },
    {
      words: '在本人签名的签到内办理',
      holds: session === null ? null : session.isGenuine,
      detail:
        session === null
          ? '签到记录已不在本机'
          : `签到 ${session.serial},${beijingDateTime(session.signedInAt)}`,
    },
    ...proof.approvals.map(({ need, staff, name, decision, at, isGenuine }) => ({
      words: `${needWords[need]}由本人密钥签名`,
      holds: isGenuine,
      detail: `${staff} ${name} ${decision === 'approve' ? '同意' : '退回'},${beijingDateTime(at)}`,
    })),
    ...headOfficeClaims(headOffice),
  ];
}

function headOfficeClaims(headOffice: EntryProof['headOffice']): readonly Claim[] {
  if (headOffice === null) return [{ words: '总部审定', holds: null, detail: '总部尚未审定' }];
  if (headOffice === 'unknown') {
    const detail = '总部已审,下发页早于本机收到的部分,请到总部查询';
    return [{ words: '总部审定', holds: null, detail }];
  }
  return [
    {
      words: '总部审定的是本笔',
      holds: headOffice.isThis,
      detail: `${verdictWords(headOffice.verdict)},第 ${headOffice.place} 位,${beijingDateTime(headOffice.decidedAt)}`,
    },
    { words: '下发页由总部签名', holds: headOffice.isSigned, detail: pageWords(headOffice) },
  ];
}

function verdictWords(verdict: Verdict): string {
  return { accepted: '通过', refused: '退回', 'set-aside': '搁置' }[verdict.status];
}

function pageWords({ pageFrom, pageTo }: ProvedVerdict): string {
  return `第 ${pageFrom} 至 ${pageTo} 位`;
}
