import { type KeyboardEvent, useState } from 'react';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import type { CaseDetail, CaseRow } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import type { PageProps } from '../../session/page.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { isComposing } from '../../ui/composing.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { printDocument } from './print-document.ts';
import type { Slip, SlipPrint } from './slip.ts';
import { SlipDialog } from './SlipDialog.tsx';
import { specimenPaper } from './specimen.ts';
import { usePrintSlip } from './use-print-slip.ts';
import { firstInput, usePageFocus } from '../../ui/use-page-focus.ts';

/** How a business makes the acceptance slip of a case; null: it has none. */
export type SlipOf = (
  business: string,
) => ((state: CaseDetail['shown'], print: SlipPrint) => Slip) | null;

/** 9005: finds a slip by the tail of its serial number or the client's name, and prints it again as 补打. */
export function reprintPage(slipOf: SlipOf, businesses: readonly string[]) {
  const withSlip = businesses.filter((business) => slipOf(business) !== null);
  return function ReprintPage({ active, onBack }: PageProps) {
    const { bridge, store, takesActs } = useCounter();
    const [typed, setTyped] = useState('');
    const [opened, setOpened] = useState<CaseDetail | null>(null);
    const [trouble, setTrouble] = useState<string | null>(null);
    const page = usePageFocus(active, true, firstInput);
    const read = useRead((one) => one.cases({ business: withSlip, stages }), []);
    const rows = read.status === 'ready' ? read.value.filter((row) => isWanted(row, typed)) : [];
    const guarded = async (run: () => Promise<void>) => {
      setTrouble(null);
      try {
        await run();
      } catch (error) {
        setTrouble(wordsOf(error));
      }
    };
    const open = ({ caseId }: CaseRow) =>
      void guarded(async () => setOpened(await store.caseById(caseId)));
    const printSpecimen = () =>
      void guarded(async () => {
        await printDocument(bridge, specimenPaper(store.now()), 'A5-landscape');
      });
    useKeys(
      [
        { key: 'F8', label: '打样', run: printSpecimen },
        { key: 'Esc', label: '返回', run: onBack },
      ],
      { active },
    );
    const named = useStaffWords(rows.map(({ maker }) => maker));
    return (
      <section className="gt-panel gt-list-panel" aria-label="补打凭条" ref={page}>
        <header>
          <h2>补打凭条</h2>
          <span className="gt-soft gt-push">↓ 到清单,Enter 预览,F10 打印;F8 打印样张核对纸张</span>
        </header>
        <div className="gt-panel-body gt-narrow" role="presentation" onKeyDown={downToList}>
          <TextField
            id="reprint-search"
            label="流水号尾数"
            value={typed}
            onChange={setTyped}
            maxLength={40}
            message={null}
            hint="也可录入客户姓名;留空列出全部已受理业务。"
          />
          {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
          {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
          {takesActs ? null : (
            <Notice tone="warning">本终端已停止受理,补打须记入流水,现在不能打印。</Notice>
          )}
        </div>
        <DataTable
          id="reprint"
          label="可补打的凭条"
          columns={columnsOf(named)}
          rows={rows}
          rowKey={({ caseId }) => caseId}
          onOpen={open}
          initialSort={{ column: 'at', direction: 'descending' }}
          empty={read.status === 'loading' ? '正在读取…' : '没有符合的已受理业务。'}
        />
        {opened === null ? null : (
          <Reprint
            detail={opened}
            slipOf={slipOf}
            disabled={!takesActs}
            onClose={() => setOpened(null)}
          />
        )}
      </section>
    );
  };
}

function Reprint({
  detail,
  slipOf,
  disabled,
  onClose,
}: {
  readonly detail: CaseDetail;
  readonly slipOf: SlipOf;
  readonly disabled: boolean;
  readonly onClose: () => void;
}) {
  const { info, store } = useCounter();
  const record = usePrintSlip(detail, noFollowUp);
  const { shown } = detail;
  const named = useStaffWords([shown.maker]);
  const make = slipOf(detail.business);
  if (make === null) return null;
  const isOwn = branchOf(shown.origin.counter) === branchOf(info.counter.counter);
  const branchName = isOwn ? info.counter.branchName : '';
  return (
    <SlipDialog
      slip={make(shown, {
        branchName,
        now: store.now(),
        copy: shown.prints + 1,
        maker: named(shown.maker),
      })}
      record={record}
      disabled={disabled}
      onClose={onClose}
    />
  );
}

const stages = ['accepted', 'done'] as const;

/** ↓ leaves the field for the first line of the list. */
function downToList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' || isComposing(event.nativeEvent)) return;
  const panel = event.currentTarget.parentElement;
  const first = panel?.querySelector<HTMLElement>('tr[tabindex="0"]');
  if (first == null) return;
  event.preventDefault();
  first.focus();
}

/** The list follows the store by itself. */
function noFollowUp(): void {}

function isWanted({ serial, summary }: CaseRow, typed: string): boolean {
  const text = typed.trim();
  if (text === '') return true;
  return serial.endsWith(normaliseDigits(text)) || summary.subject.includes(text);
}

const columnsOf = (named: (staff: string) => string): readonly Column<CaseRow>[] => [
  {
    key: 'serial',
    title: '流水号',
    width: 160,
    tabular: true,
    cell: ({ serial }) => serial,
    sortBy: ({ serial }) => serial,
  },
  {
    key: 'subject',
    title: '客户',
    width: 128,
    cell: ({ summary }) => mask('NAME', summary.subject),
    sortBy: ({ summary }) => summary.subject,
  },
  {
    key: 'document',
    title: '证件',
    width: 168,
    tabular: true,
    cell: ({ summary }) => mask('ID', summary.document),
  },
  { key: 'detail', title: '业务', cell: ({ summary }) => summary.detail },
  { key: 'maker', title: '经办', width: 120, tabular: true, cell: ({ maker }) => named(maker) },
  {
    key: 'at',
    title: '受理时间',
    width: 164,
    tabular: true,
    cell: ({ at }) => beijingDateTime(at),
    sortBy: ({ at }) => at,
  },
];
