import type { CaseDetail, ClientRecord } from '../data/types.ts';
import type { OpenCase } from '../session/page.ts';
import { WordList } from '../ui/WordList.tsx';
import { ClientAccounts, ClientPermissions } from './ClientAccounts.tsx';
import { type Day, documentLines, personLines, suitabilityLines } from './client-lines.tsx';
import { ClientPictures } from './ClientPictures.tsx';
import { ClientStory } from './ClientStory.tsx';
import { ClientTodo } from './ClientTodo.tsx';
import type { TodoItem } from './client-todo.ts';
import { Expiry } from './Expiry.tsx';
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
  const documentExpiry = <Expiry what="证件" until={record.idValidUntil} then="换领后更新资料" />;
  switch (section) {
    case 'overview':
      return (
        <>
          <WordList columns={2} lines={personLines(record, open)} />
          {documentExpiry}
        </>
      );
    case 'accounts':
      return <ClientAccounts record={record} open={open} day={day} />;
    case 'permissions':
      return <ClientPermissions permissions={record.permissions} />;
    case 'suitability':
      return (
        <>
          <WordList columns={2} lines={suitabilityLines(record)} />
          <Expiry what="风险测评" until={record.riskValidTo} then="重新测评" />
        </>
      );
    case 'documents':
      return (
        <>
          <WordList columns={2} lines={documentLines(record, open, day)} />
          {documentExpiry}
        </>
      );
    case 'pictures':
      return <ClientPictures cases={cases} open={open} active={active} />;
    case 'todo':
      return <ClientTodo items={todo} onOpen={onOpen} />;
    case 'story':
      return <ClientStory cases={cases} active={active} />;
  }
}
