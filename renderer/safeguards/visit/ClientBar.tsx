import { type ReactNode, useEffect, useState } from 'react';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import { documentValidity } from '../../../shared/rulebook/counter/visit-term.ts';
import { type VisitClient, visitGradeWords, visitRoles } from '../../../shared/safeguards/visit.ts';
import { beijingClock } from '../../../shared/values/dates.ts';
import type { ClientRecord } from '../../data/types.ts';
import { clientIn, takeClient, useClientInHand } from '../../session/clients-store.ts';
import { useCounter } from '../../session/counter.tsx';
import { useSession, useSignedIn } from '../../session/session-store.ts';
import { useTabId } from '../../session/tab.tsx';
import { useRead } from '../../session/use-read.ts';
import type { VisitStanding } from '../../session/visit-store.ts';
import { useVisitStanding } from '../../session/visits.ts';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { accountKinds, investorWord, permissionMarks, tierWord } from './client-words.ts';
import { documentExpiry, documentShown } from './document-expiry.ts';
import { VisitDialog } from './VisitDialog.tsx';

/** What a tab does with clients: works for one in hand, opens one, or has no use for any. */
export type TabHand = 'client' | 'newcomer' | 'none';

/** Whom a business is about before it has a client in hand: as typed, or as recorded. */
export interface AboutClient {
  readonly name: string;
  /** Empty while it is not typed. */
  readonly number: string;
}

/** The card of the client in hand, under the top bar: who, which accounts, whether verified, what expires. */
export function ClientBar({
  hand,
  about,
  onPick,
}: {
  readonly hand: TabHand;
  readonly about: AboutClient | null;
  /** F2: the frame knows where a client chosen here goes. */
  readonly onPick: () => void;
}) {
  const { takesActs } = useCounter();
  const { role } = useSignedIn().actor;
  const tab = useTabId();
  const client = useClientInHand();
  const standing = useVisitStanding(client);
  // The dialog is about the client of one tab.
  const [visitingIn, setVisitingIn] = useState<string | null>(null);
  // Pictures taken before a lock prove nothing of who stands there after it.
  useEffect(
    () =>
      useSession.subscribe(({ lock }) => {
        if (lock !== null) setVisitingIn(null);
      }),
    [],
  );
  const read = useRead(
    async (store) => (client?.clientNo == null ? null : await store.client(client.clientNo)),
    [client?.clientNo ?? null],
  );
  const record = read.status === 'ready' ? read.value : null;
  const mayVisit =
    visitRoles.includes(role) && (hand === 'newcomer' || (hand === 'client' && client !== null));
  const keys: readonly KeyBinding[] = [
    { key: 'F2', label: '选择客户', run: onPick },
    ...(mayVisit
      ? [
          {
            key: 'F7',
            label: '客户到场',
            run: () => setVisitingIn(tab),
            disabled: !takesActs,
          },
        ]
      : []),
  ];
  useKeys(keys, { level: 'frame' });
  return (
    <>
      <section className="gt-client" aria-label="当前客户">
        {client === null && about !== null ? (
          <AboutFacts about={about} isNew={hand === 'newcomer'} mayVisit={mayVisit} />
        ) : null}
        {client === null && about === null ? (
          <span className="gt-soft">
            {hand === 'newcomer' && !mayVisit ? emptyWords.none : emptyWords[hand]}
          </span>
        ) : null}
        {client === null ? null : (
          <>
            <div className="gt-client-facts">
              <ClientFacts client={client} record={record} />{' '}
              <VisitWords standing={standing} mayVisit={mayVisit} />{' '}
              <ExpiryWarning record={record} standing={standing} />
            </div>{' '}
            <span className="gt-soft gt-push">F2 选择客户</span>
          </>
        )}
      </section>
      {tab !== null && visitingIn === tab ? (
        <VisitDialog
          client={hand === 'newcomer' ? null : client}
          asOf={record?.asOf ?? null}
          onVisited={(visited) => {
            // Where nobody was in hand yet the newcomer is now; the client in hand stays who it was.
            if (clientIn(tab) === null || hand === 'newcomer') takeClient(tab, visited);
            setVisitingIn(null);
          }}
          onClose={() => setVisitingIn(null)}
        />
      ) : null}
    </>
  );
}

const emptyWords: Readonly<Record<TabHand, string>> = {
  client: '未选客户。F2 选择客户',
  newcomer: '新客户。F7 客户到场,读证件可带入姓名和证件号码;F2 查找已有客户',
  none: '未选客户。F2 选择客户',
};

/** Who is served on this page, though nobody has been verified: the opening itself knows. */
function AboutFacts({
  about: { name, number },
  isNew,
  mayVisit,
}: {
  readonly about: AboutClient;
  /** Whether the opening is still being typed. */
  readonly isNew: boolean;
  readonly mayVisit: boolean;
}) {
  return (
    <>
      <Fact label="办理客户">
        <b>{mask('NAME', name)}</b>
      </Fact>{' '}
      {number === '' ? null : <span className="gt-tabular">{mask('ID', number)}</span>}{' '}
      {isNew ? (
        <>
          <span>新客户</span>{' '}
          <span className="gt-warning">未核验{mayVisit ? ' F7 客户到场' : ''}</span>{' '}
        </>
      ) : null}
      <span className="gt-soft gt-push">F2 选择客户</span>
    </>
  );
}

function ClientFacts({
  client,
  record,
}: {
  readonly client: VisitClient;
  readonly record: ClientRecord | null;
}) {
  return (
    <>
      <Fact label="客户">
        <b>{mask('NAME', client.name)}</b>
      </Fact>{' '}
      <span className="gt-tabular">{mask('ID', client.idNumber)}</span>{' '}
      {client.clientNo === null ? <span>新客户</span> : null}
      {record === null ? null : (
        <>
          <Fact label="等级">{tierWord(record.tier)}</Fact>{' '}
          <Fact label="类别">
            {record.investorType === '' ? '' : `${investorWord(record.investorType)} `}
            <Level record={record} />
          </Fact>{' '}
          <span>{[accountKinds(record), permissionMarks(record)].join(' ').trim()}</span>
        </>
      )}
    </>
  );
}

/** The level with the last day it holds; a level that holds no longer is none. */
function Level({ record: { riskLevel, riskValidTo } }: { readonly record: ClientRecord }) {
  const { store, tables } = useCounter();
  if (riskLevel === '') return '未测评';
  if (riskValidTo === null) return riskLevel;
  switch (documentValidity(tables.visitTerm, riskValidTo, store.businessDate())) {
    case 'valid':
      return `${riskLevel}(至 ${riskValidTo})`;
    case 'expiring':
      return (
        <span className="gt-warning">
          {riskLevel}(至 {riskValidTo})
        </span>
      );
    case 'expired':
      return (
        <span className="gt-danger">
          {riskLevel}(已于 {riskValidTo} 到期)
        </span>
      );
  }
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span>
      <span className="gt-soft">{label}</span> {children}
    </span>
  );
}

/** How the client's visit stands, and which key comes next. */
function VisitWords({
  standing,
  mayVisit,
}: {
  readonly standing: VisitStanding;
  readonly mayVisit: boolean;
}) {
  const { store } = useCounter();
  switch (standing.status) {
    case 'none':
      return <span className="gt-warning">未核验{mayVisit ? ' F7 客户到场' : ''}</span>;
    case 'lapsed':
      return <span className="gt-warning">到场核验已过时限{mayVisit ? ' F7 重新核验' : ''}</span>;
    case 'ended':
      return <span className="gt-warning">到场已结束{mayVisit ? ' F7 重新核验' : ''}</span>;
    case 'open': {
      const { visit, until } = standing;
      const minutes = Math.max(1, Math.ceil((until - store.now()) / 60_000));
      const agent = visit.agent === null ? '' : ` ${mask('NAME', visit.agent)}`;
      return (
        <span className="gt-good">
          ✔ 到场 {beijingClock(visit.beganAt).slice(0, 5)} {visitGradeWords[visit.grade]}
          {agent} 剩 {minutes} 分钟
        </span>
      );
    }
  }
}

/** Rule VI-15: warned of from 90 days before, by the document shown, else by the register. */
function ExpiryWarning({
  record,
  standing,
}: {
  readonly record: ClientRecord | null;
  readonly standing: VisitStanding;
}) {
  const { store, tables } = useCounter();
  const registered = record?.idValidUntil ?? null;
  const shown = documentShown(standing);
  const expiry = documentExpiry(tables.visitTerm, store.businessDate(), registered, shown);
  switch (expiry.kind) {
    case 'valid':
      return null;
    case 'renewed':
      return <span className="gt-warning">⚠ {expiry.words}</span>;
    case 'expiring':
      return <span className="gt-warning">⚠ 证件 {expiry.until} 到期</span>;
    case 'expired':
      return <span className="gt-danger">⚠ 证件已于 {expiry.until} 到期</span>;
  }
}
