import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isRealDate } from '../../../shared/values/dates.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { walkFields } from '../../ui/field-walk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { printDocument } from '../paper/print-document.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { listPaper } from './register-paper.ts';
import {
  decisionWords,
  registerCells,
  registerColumns,
  registerCsv,
  type RegisterFilter,
  type RegisterRow,
  registerRows,
} from './register-rows.ts';
import type { ReviewParts } from './review.ts';

const title = '授权登记簿';

/** 7002: every decision of the branch, with who gave it, by whose right and in which way. */
export function registerPage(parts: ReviewParts): Page {
  return {
    code: '7002',
    title,
    roles: ['supervisor', 'branch-manager', 'compliance'],
    Page: (props) => <Register {...props} parts={parts} />,
    help: [
      '列出每一笔复核、授权、退回和过期:时间、柜台、经办、决定人、意见、转授权、现场或收件箱。',
      '按日期、柜员、决定筛选;Enter 打开该笔业务。',
      'F10 打印;Alt+E 导出表格文件,须主管或负责人写明原因,导出记入业务流水。',
    ],
  };
}

function Register({ active, onOpen, onBack, parts }: PageProps & { readonly parts: ReviewParts }) {
  const { store, bridge, info, takesActs } = useCounter();
  const { actor, name } = useSignedIn();
  const [from, setFrom] = useState(store.businessDate());
  const [until, setUntil] = useState(store.businessDate());
  const [staff, setStaff] = useState('');
  const [decision, setDecision] = useState<RegisterFilter['decision']>('all');
  const [exporting, setExporting] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);

  const span =
    isRealDate(from) && isRealDate(until) ? { from: start(from), until: end(until) } : null;
  const read = useRead(
    async (store) => (span === null ? [] : await store.cases({ decidedSince: span.from })),
    [span?.from ?? null],
  );
  const filter = { staff: normaliseDigits(staff), decision };
  const rows =
    read.status === 'ready' && span !== null
      ? registerRows(read.value, { ...span, ...filter })
      : [];
  const mayExport = actor.role === 'supervisor' || actor.role === 'branch-manager';
  const narrowed = `${from} 至 ${until}${filter.staff === '' ? '' : `,柜员 ${filter.staff}`}${
    decision === 'all' ? '' : `,${decisionWords[decision]}`
  }`;

  const print = async () => {
    setTrouble(null);
    const paper = listPaper({
      title,
      branch: `${branchOf(info.counter.counter)} ${info.counter.branchName}`,
      narrowed,
      columns: registerColumns,
      rows: rows.map((row) => registerCells(row, parts)),
      printedBy: `${actor.staff} ${name}`,
      printedAt: store.now(),
    });
    try {
      await printDocument(bridge, paper, 'A4');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };

  useKeys(
    [
      { key: 'F10', label: '打印', run: () => void print(), disabled: rows.length === 0 },
      ...(mayExport
        ? [
            {
              key: 'Alt+E',
              label: '导出',
              run: () => setExporting(true),
              disabled: rows.length === 0 || !takesActs,
            },
          ]
        : []),
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  useEffect(() => {
    if (active) page.current?.querySelector<HTMLElement>('input')?.focus();
  }, [active]);

  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label={title}>
      <section className="gt-panel gt-list-panel" aria-label={title}>
        <header>
          <h2>
            {title} {rows.length}
          </h2>
          <span className="gt-soft gt-push">
            Enter 打开,F10 打印{mayExport ? ',Alt+E 导出' : ''}
          </span>
        </header>
        <div className="gt-register-filter" role="presentation" onKeyDown={walkFields}>
          <TextField
            id="register-from"
            label="起"
            value={from}
            onChange={setFrom}
            message={isRealDate(from) ? null : '日期应如 2026-11-23。'}
            maxLength={10}
            tabular
          />
          <TextField
            id="register-until"
            label="止"
            value={until}
            onChange={setUntil}
            message={isRealDate(until) ? null : '日期应如 2026-11-23。'}
            maxLength={10}
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
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        <DataTable
          id="approval-register"
          label={title}
          columns={columnsOf(parts)}
          rows={rows}
          rowKey={({ key }) => key}
          onOpen={({ row }) => onOpen(row)}
          initialSort={{ column: 'at', direction: 'descending' }}
          empty="该范围内没有复核或授权的决定。"
        />
        {mayExport ? (
          <div className="gt-actions">
            <Button disabled={rows.length === 0 || !takesActs} onClick={() => setExporting(true)}>
              Alt+E 导出
            </Button>
            <Button disabled={rows.length === 0} onClick={() => void print()}>
              F10 打印
            </Button>
          </div>
        ) : null}
      </section>
      {exporting ? (
        <ExportDialog
          list="7002"
          narrowed={narrowed}
          rows={rows.length}
          file={{ name: `${title} ${from} 至 ${until}.csv`, text: registerCsv(rows, parts) }}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  );
}

/** The day in Beijing, first and last instant. */
function start(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}
function end(date: string): number {
  return Date.parse(`${date}T23:59:59.999+08:00`);
}

function columnsOf(parts: ReviewParts): readonly Column<RegisterRow>[] {
  const widths = [156, 76, 148, 120, 80, 72, 80, 116, 76, undefined, 150, 64, 148];
  const keys = 'at counter serial business subject maker need staff decision comment by way own';
  return keys.split(' ').map((key, at) => {
    const width = widths[at];
    const cell = (row: RegisterRow) => registerCells(row, parts)[at] ?? '';
    return {
      key,
      title: registerColumns[at] ?? '',
      ...(width === undefined ? {} : { width }),
      tabular: ['at', 'counter', 'serial', 'maker', 'own'].includes(key),
      cell,
      sortBy: key === 'at' ? (row: RegisterRow) => row.decision.at : cell,
    };
  });
}
