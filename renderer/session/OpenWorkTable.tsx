import { registry } from '../../shared/business/registry.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { screensOf } from '../business/screens.tsx';
import type { CaseRow, Draft } from '../data/types.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import type { OpenCase } from './page.ts';
import type { OpenWork } from './use-open-work.ts';

interface Line {
  readonly caseId: string;
  readonly business: string;
  readonly what: string;
  readonly subject: string;
  readonly serial: string;
  readonly at: number;
}

/** What is open, one by one; Enter opens it before it is handed over. */
export function OpenWorkTable({
  work,
  onOpen,
}: {
  readonly work: OpenWork;
  readonly onOpen: OpenCase;
}) {
  const { drafts, waiting, returned, accepted } = work;
  const rows = [
    ...drafts.map(ofDraft),
    ...returned.map(ofCase('退回补正')),
    ...waiting.map(ofCase('待复核')),
    ...accepted.map(ofCase('已受理未审')),
  ];
  return (
    <DataTable
      id="hand-over"
      label="未了事项"
      columns={columns}
      rows={rows}
      rowKey={({ caseId, what }) => `${what} ${caseId}`}
      onOpen={onOpen}
      initialSort={{ column: 'what', direction: 'ascending' }}
      empty="没有未了事项。"
    />
  );
}

function ofDraft({ draftId, business, data, updatedAt }: Draft): Line {
  const subject = screensOf(business)?.draftSubject(data).subject ?? '';
  return { caseId: draftId, business, what: '草稿', subject, serial: '—', at: updatedAt };
}

const ofCase =
  (what: string) =>
  ({ caseId, business, summary, serial, at }: CaseRow): Line => ({
    caseId,
    business,
    what,
    subject: summary.subject,
    serial,
    at,
  });

const columns: readonly Column<Line>[] = [
  { key: 'what', title: '状态', width: 96, cell: ({ what }) => what, sortBy: ({ what }) => what },
  {
    key: 'serial',
    title: '流水号',
    width: 152,
    tabular: true,
    cell: ({ serial }) => serial,
    sortBy: ({ serial }) => serial,
  },
  {
    key: 'subject',
    title: '客户',
    width: 128,
    cell: ({ subject }) => (subject === '' ? '未填姓名' : mask('NAME', subject)),
  },
  {
    key: 'business',
    title: '业务',
    cell: ({ business }) => registry.find(business)?.title ?? business,
  },
  {
    key: 'at',
    title: '时间',
    width: 156,
    tabular: true,
    cell: ({ at }) => beijingDateTime(at),
    sortBy: ({ at }) => at,
  },
];
