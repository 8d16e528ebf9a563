import { Button } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { CaseDetail, ClientRecord } from '../data/types.ts';
import { documentShown } from '../safeguards/visit/document-expiry.ts';
import { UnmaskDialog } from '../safeguards/visit/UnmaskDialog.tsx';
import { useInClear } from '../safeguards/visit/use-in-clear.ts';
import { useClientInHand } from '../session/clients-store.ts';
import { useCounter } from '../session/counter.tsx';
import type { OpenCase, PageProps } from '../session/page.ts';
import { useRead } from '../session/use-read.ts';
import { useVisitStanding } from '../session/visits.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import { ClientCases } from './ClientCases.tsx';
import { clientTodo } from './client-todo.ts';
import { ClientSection } from './ClientSection.tsx';
import { type SectionId, sections, SectionTabs } from './SectionTabs.tsx';

/** 1001: what head office's register says of the client in hand, what is open for them, and all that was done. */
export function ClientPage({ active, onOpen, onBack }: PageProps) {
  const client = useClientInHand();
  const clientNo = client?.clientNo ?? null;
  const inClear = useInClear();
  const { takesActs } = useCounter();
  const [isAsking, setAsking] = useState(false);
  const [section, setSection] = useState<SectionId>('overview');
  const read = useRead(
    async (store) => {
      const record = clientNo === null ? null : await store.client(clientNo);
      if (record === null) return null;
      const { idNumber } = record;
      return { record, cases: await store.casesOfClient({ clientNo: record.clientNo, idNumber }) };
    },
    [clientNo],
  );
  const unmask = () => setAsking(true);
  useKeys(
    [
      ...(clientNo === null || inClear
        ? []
        : [{ key: 'Alt+M', label: '查看明文', run: unmask, disabled: !takesActs }]),
      ...(clientNo === null
        ? []
        : sections.map(([id], at) => ({ key: `${at + 1}`, run: () => setSection(id) }))),
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  // Whoever was found in the box is now in view: keys belong to the page, not to the box.
  const panel = usePageFocus(active, clientNo === null || read.status !== 'loading');
  if (clientNo === null) {
    return (
      <Told page={panel}>
        <p className="gt-empty">本页未选客户。按 F2 选择客户。</p>
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
  if (read.value === null) {
    return (
      <Told page={panel}>
        <Notice tone="warning">总部台账中没有该客户,可能已变更。按 F2 重新选择客户。</Notice>
      </Told>
    );
  }
  const { record } = read.value;
  return (
    <div className="gt-stack">
      <Known
        {...read.value}
        page={panel}
        section={section}
        onSection={setSection}
        inClear={inClear}
        active={active}
        onUnmask={unmask}
        onOpen={onOpen}
      />
      {section === 'overview' ? <ClientCases idNumber={record.idNumber} onOpen={onOpen} /> : null}
      {isAsking ? (
        <UnmaskDialog of={{ clientNo }} page="1001" onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

function Known({
  record,
  cases,
  page,
  section,
  onSection,
  inClear,
  active,
  onUnmask,
  onOpen,
}: {
  readonly record: ClientRecord;
  readonly cases: readonly CaseDetail[];
  readonly page: RefObject<HTMLElement | null>;
  readonly section: SectionId;
  readonly onSection: (section: SectionId) => void;
  readonly inClear: boolean;
  readonly active: boolean;
  readonly onUnmask: () => void;
  readonly onOpen: OpenCase;
}) {
  const { store, tables, takesActs } = useCounter();
  const date = store.businessDate();
  const shown = documentShown(useVisitStanding(useClientInHand()));
  const todo = clientTodo(record, cases, { date, visitTerm: tables.visitTerm, shown });
  return (
    <section className="gt-panel" aria-label="客户资料" ref={page} tabIndex={-1}>
      <header>
        <h1>客户资料</h1>
        <span className="gt-soft">总部台账 截至 {beijingDateTime(record.asOf)}</span>
        {inClear ? (
          <span className="gt-good gt-push">当前显示明文</span>
        ) : (
          <Button className="gt-push" size="small" disabled={!takesActs} onClick={onUnmask}>
            Alt+M 查看明文
          </Button>
        )}
      </header>
      <div className="gt-panel-body gt-stack">
        <SectionTabs section={section} counts={{ todo: todo.length }} onChoose={onSection} />
        <div
          className="gt-stack"
          id="client-section"
          role="tabpanel"
          aria-labelledby={`client-tab-${section}`}
        >
          <ClientSection
            section={section}
            record={record}
            cases={cases}
            todo={todo}
            open={inClear}
            active={active}
            day={{ date, tables }}
            onOpen={onOpen}
          />
        </div>
      </div>
    </section>
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
