import { Button } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { documentValidity } from '../../shared/rulebook/counter/visit-term.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { ClientRecord } from '../data/types.ts';
import { accountKinds, tierWord } from '../safeguards/visit/client-words.ts';
import { Masked } from '../safeguards/visit/Masked.tsx';
import { UnmaskDialog } from '../safeguards/visit/UnmaskDialog.tsx';
import { useInClear } from '../safeguards/visit/use-in-clear.ts';
import { useClientInHand } from '../session/clients-store.ts';
import { useCounter } from '../session/counter.tsx';
import type { PageProps } from '../session/page.ts';
import { useRead } from '../session/use-read.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import { WordList } from '../ui/WordList.tsx';
import { ClientCases } from './ClientCases.tsx';

/** 1001: what head office's register says of the client in hand, and what is under way for them. */
export function ClientPage({ active, onOpen, onBack }: PageProps) {
  const client = useClientInHand();
  const clientNo = client?.clientNo ?? null;
  const inClear = useInClear();
  const { takesActs } = useCounter();
  const [isAsking, setAsking] = useState(false);
  const read = useRead(
    async (store) => (clientNo === null ? null : await store.client(clientNo)),
    [clientNo],
  );
  useKeys(
    [
      ...(clientNo === null || inClear
        ? []
        : [
            {
              key: 'Alt+M',
              label: '查看明文',
              run: () => setAsking(true),
              disabled: !takesActs,
            },
          ]),
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  // Whoever was found in the box is now in view: keys belong to the page, not to the box.
  const panel = usePageFocus(active, clientNo === null || read.status !== 'loading');
  if (clientNo === null) {
    return (
      <Told page={panel}>
        <p className="gt-empty">本页未选客户。按 F2 查找并选择客户。</p>
      </Told>
    );
  }
  if (read.status === 'loading') return <p className="gt-empty">正在读取…</p>;
  if (read.status === 'failed') {
    return (
      <Told page={panel}>
        <Notice tone="danger">{read.message}</Notice>
      </Told>
    );
  }
  const record = read.value;
  if (record === null) {
    return (
      <Told page={panel}>
        <Notice tone="warning">总部台账中没有该客户,可能已变更。按 F2 重新选择客户。</Notice>
      </Told>
    );
  }
  return (
    <div className="gt-stack">
      <div className="gt-two">
        <section className="gt-panel" aria-label="客户资料" ref={panel} tabIndex={-1}>
          <header>
            <h1>客户资料</h1>
            <span className="gt-soft">总部台账 截至 {beijingDateTime(record.asOf)}</span>
            {inClear ? (
              <span className="gt-tag gt-push">明文</span>
            ) : (
              <Button
                className="gt-push"
                size="small"
                disabled={!takesActs}
                onClick={() => setAsking(true)}
              >
                Alt+M 查看明文
              </Button>
            )}
          </header>
          <div className="gt-panel-body">
            <WordList columns={2} lines={personLines(record, inClear)} />
          </div>
        </section>
        <section className="gt-panel" aria-label="账户">
          <header>
            <h2>账户</h2>
            <span className="gt-soft gt-push">{accountKinds(record) || '没有证券账户'}</span>
          </header>
          <div className="gt-panel-body gt-stack">
            <WordList lines={accountLines(record, inClear)} />
            <DocumentNotice until={record.idValidUntil} />
          </div>
        </section>
      </div>
      <ClientCases idNumber={record.idNumber} onOpen={onOpen} />
      {isAsking ? (
        <UnmaskDialog of={{ clientNo }} page="1001" onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

/** Why no client is shown; the page's keys act from here. */
function Told({
  page,
  children,
}: {
  readonly page: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label="客户信息" ref={page} tabIndex={-1}>
      {children}
    </section>
  );
}

type Lines = readonly { readonly label: string; readonly value: ReactNode }[];

function personLines(record: ClientRecord, open: boolean): Lines {
  const { sex, birthDate } = record;
  return [
    { label: '姓名', value: <Masked kind="NAME" value={record.name} open={open} /> },
    { label: '客户号', value: record.clientNo },
    { label: '证件号码', value: <Masked kind="ID" value={record.idNumber} open={open} /> },
    { label: '证件有效期', value: record.idValidUntil ?? '长期或未登记' },
    { label: '性别', value: sex === null ? '—' : sex === 'M' ? '男' : '女' },
    // The whole date is part of the document's number, which is masked.
    { label: '出生日期', value: open ? birthDate : `${birthDate.slice(0, 4)}-**-**` },
    { label: '手机', value: <Masked kind="MOBILE" value={record.mobile} open={open} /> },
    { label: '开户日期', value: record.openedOn === '' ? '—' : record.openedOn },
    { label: '客户等级', value: tierWord(record.tier) },
    { label: '风险等级', value: record.riskLevel === '' ? '未测评' : record.riskLevel },
  ];
}

function accountLines(record: ClientRecord, open: boolean): Lines {
  const account = (label: string, value: string | null) => ({
    label,
    value:
      value === null || value === '' ? '—' : <Masked kind="ACCOUNT" value={value} open={open} />,
  });
  return [
    account('资金账户', record.capitalAccount),
    account('一码通账户', record.ymt),
    account('沪A', record.shA),
    account('深A', record.szA),
  ];
}

function DocumentNotice({ until }: { readonly until: string | null }) {
  const { store, tables } = useCounter();
  switch (documentValidity(tables.visitTerm, until, store.businessDate())) {
    case 'valid':
      return null;
    case 'expiring':
      return <Notice tone="warning">证件 {until} 到期。请提醒客户换领后更新资料。</Notice>;
    case 'expired':
      return (
        <Notice tone="danger">
          证件已于 {until} 到期。请客户换领新证件并更新资料后再办理业务。
        </Notice>
      );
  }
}
