import { useState } from 'react';
import { dateTyped } from '../../../shared/values/date-typed.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { type Read, useRead } from '../../session/use-read.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { walkFields } from '../../ui/field-walk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useListOut } from '../list-out/use-list-out.tsx';
import {
  decisionWords,
  registerCells,
  registerColumns,
  type RegisterFilter,
  type RegisterRow,
  registerRows,
} from './register-rows.ts';
import type { ReviewParts } from './review.ts';
import { firstInput, usePageFocus } from '../../ui/use-page-focus.ts';

const title = '授权登记簿';

/** 7002: every decision of the branch, with who gave it, by whose right and in which way. */
export function registerPage(parts: ReviewParts): Page {
  return {
    code: '7002',
    title,
    roles: ['supervisor', 'branch-manager', 'compliance'],
    Page: (props) => <Register {...props} parts={parts} />,
    help: [
      '列出每一笔复核、授权、退回和过期:时间、经办、决定人(含转授权)和决定柜台、意见、现场或收件箱。',
      '按日期、柜员、决定筛选;Enter 打开该笔业务。',
      'F10 打印、Alt+E 导出表格文件,须由主管或负责人写明原因,记入业务流水。',
    ],
  };
}

function Register({ active, onOpen, onBack, parts }: PageProps & { readonly parts: ReviewParts }) {
  const { store } = useCounter();
  const [typedFrom, setFrom] = useState(store.businessDate());
  const [typedUntil, setUntil] = useState(store.businessDate());
  const [staff, setStaff] = useState('');
  const [decision, setDecision] = useState<RegisterFilter['decision']>('all');
  const page = usePageFocus<HTMLDivElement>(active, true, firstInput);

  const from = dateTyped(typedFrom);
  const until = dateTyped(typedUntil);
  const span = from !== null && until !== null ? { from: start(from), until: end(until) } : null;
  const read = useRead(
    async (store) => (span === null ? [] : await store.cases({ decidedSince: span.from })),
    [span?.from ?? null],
  );
  const filter = { staff: normaliseDigits(staff), decision };
  const rows =
    read.status === 'ready' && span !== null
      ? registerRows(read.value, { ...span, ...filter })
      : [];
  const named = useStaffWords(rows.map(({ row }) => row.maker));
  const narrowed = `${from} 至 ${until}${filter.staff === '' ? '' : `,柜员 ${filter.staff}`}${
    decision === 'all' ? '' : `,${decisionWords[decision]}`
  }`;

  const taken = useListOut({
    code: '7002',
    title,
    file: `${title} ${from} 至 ${until}`,
    narrowed,
    columns: registerColumns,
    count: rows.length,
    cells: () => rows.map((row) => registerCells(row, parts, named)),
    waits: read.status === 'loading',
  });

  useKeys([...taken.keys, { key: 'Esc', label: '返回', run: onBack }], { active });

  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label={title}>
      <section className="gt-panel gt-list-panel" aria-label={title}>
        <header>
          <h2>
            {title} {rows.length}
          </h2>
          <span className="gt-soft gt-push">
            Enter 打开{taken.buttons === null ? '' : ',F10 打印,Alt+E 导出'}
          </span>
        </header>
        <div className="gt-register-filter" role="presentation" onKeyDown={walkFields}>
          <TextField
            id="register-from"
            label="起"
            value={typedFrom}
            onChange={setFrom}
            message={from === null ? '日期应如 20261123。' : null}
            maxLength={20}
            tabular
          />
          <TextField
            id="register-until"
            label="止"
            value={typedUntil}
            onChange={setUntil}
            message={until === null ? '日期应如 20261123。' : null}
            maxLength={20}
            tabular
          />
          <TextField
            id="register-staff"
            label="柜员"
            value={staff}
            onChange={setStaff}
            message={null}
            hint="决定人或经办人,留空为全部"
            maxLength={32}
            tabular
          />
          <DigitChoice
            label="按决定筛选"
            choices={[
              { value: 'all', label: '全部' },
              { value: 'approve', label: '通过' },
              { value: 'refuse', label: '退回' },
              { value: 'expire', label: '过期' },
            ]}
            value={decision}
            onChoose={setDecision}
          />
        </div>
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        <DataTable
          id="approval-register"
          label={title}
          columns={columnsOf(parts, named)}
          rows={rows}
          rowKey={({ key }) => key}
          onOpen={({ row }) => onOpen(row)}
          initialSort={{ column: 'at', direction: 'descending' }}
          empty={emptyWords(span !== null, read.status)}
        />
        {taken.buttons}
      </section>
      {taken.dialog}
    </div>
  );
}

/** Nothing found is said only of what was looked at. */
function emptyWords(isSpan: boolean, status: Read<unknown>['status']): string {
  if (!isSpan) return '请先更正日期。';
  if (status === 'loading') return '正在读取…';
  return status === 'failed' ? '未能读取。' : '该范围内没有复核或授权的决定。';
}

/** The day in Beijing, first and last instant. */
function start(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}
function end(date: string): number {
  return Date.parse(`${date}T23:59:59.999+08:00`);
}

type Title = (typeof registerColumns)[number];

/** What the screen shows of the columns, in pixels; a delegation stands under who decided by it. */
const shownColumns: readonly {
  readonly title: Title;
  readonly width?: number;
  readonly under?: Title;
}[] = [
  { title: '时间', width: 152 },
  { title: '流水号', width: 142 },
  { title: '业务', width: 112 },
  { title: '客户', width: 64 },
  { title: '经办', width: 108 },
  { title: '类别', width: 72 },
  { title: '决定人', width: 124, under: '转授权' },
  { title: '决定柜台', width: 84 },
  { title: '决定', width: 72 },
  { title: '意见' },
  { title: '方式', width: 68 },
  { title: '决定流水号', width: 142 },
];

function columnsOf(
  parts: ReviewParts,
  named: (staff: string) => string,
): readonly Column<RegisterRow>[] {
  const cellOf = (row: RegisterRow, title: Title) =>
    registerCells(row, parts, named)[registerColumns.indexOf(title)] ?? '';
  return shownColumns.map(({ title, width, under }) => {
    const text = (row: RegisterRow) => cellOf(row, title);
    return {
      key: title === '时间' ? 'at' : title,
      title,
      ...(width === undefined ? {} : { width }),
      tabular: true,
      twoLines: under !== undefined || width === undefined,
      cell:
        under === undefined
          ? text
          : (row: RegisterRow) => (
              <>
                {text(row)} <span className="gt-soft">{cellOf(row, under)}</span>
              </>
            ),
      sortBy: title === '时间' ? (row: RegisterRow) => row.decision.at : text,
    };
  });
}
