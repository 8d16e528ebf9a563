import type { CaseDetail, ClientRecord } from '../data/types.ts';
import type { OpenCase } from '../session/page.ts';
import { WordList } from '../ui/WordList.tsx';
import { ClientAccounts, ClientPermissions } from './ClientAccounts.tsx';
import { type Day, documentLines, personLines, suitabilityLines } from './client-lines.tsx';
import { ClientAssets } from './ClientAssets.tsx';
import { ClientPictures } from './ClientPictures.tsx';
import { ClientStory } from './ClientStory.tsx';
import { ClientTodo } from './ClientTodo.tsx';
import type { TodoItem } from './client-todo.ts';
import { DocumentExpiry, Expiry } from './Expiry.tsx';
import type { SectionId } from './SectionTabs.tsx';

/** The chosen part of the client page. */
export function ClientSection({
  section,
  record,
  cases,
  todo,
  open,
  active,
  day,
  onOpen,
}: {
  readonly section: SectionId;
  readonly record: ClientRecord;
  readonly cases: readonly CaseDetail[];
  readonly todo: readonly TodoItem[];
  /** Whether personal data is shown in clear. */
  readonly open: boolean;
  readonly active: boolean;
  readonly day: Day;
  readonly onOpen: OpenCase;
}) {
  const documentExpiry = <DocumentExpiry until={record.idValidUntil} />;
  switch (section) {
    case 'overview':
      return (
        <>
          <WordList columns="fill" lines={personLines(record, open)} />
          {documentExpiry}
          {todo.length === 0 ? null : (
            <section aria-label="客户事项">
              <h2>客户事项 {todo.length}</h2>
              <ClientTodo items={todo} onOpen={onOpen} />
            </section>
          )}
        </>
      );
    case 'accounts':
      return <ClientAccounts record={record} open={open} day={day} />;
    case 'permissions':
      return <ClientPermissions permissions={record.permissions} />;
    case 'suitability':
      return (
        <>
          <WordList columns="fill" lines={suitabilityLines(record)} />
          <Expiry what="风险测评" until={record.riskValidTo} then="重新测评" />
        </>
      );
    case 'documents':
      return (
        <>
          <WordList columns="fill" lines={documentLines(record, open, day)} />
          {documentExpiry}
        </>
      );
    case 'pictures':
      return <ClientPictures cases={cases} open={open} active={active} />;
    case 'todo':
      return <ClientTodo items={todo} onOpen={onOpen} />;
    case 'story':
      return <ClientStory cases={cases} active={active} />;
    case 'assets':
      return <ClientAssets clientNo={record.clientNo} open={open} active={active} day={day} />;
  }
}
