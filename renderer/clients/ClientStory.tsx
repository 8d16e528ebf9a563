import { useEffect, useState } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { CaseDetail } from '../data/types.ts';
import { useCounter } from '../session/counter.tsx';
import { EntryProofView, type ShownEntry } from '../system/EntryProofView.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type StoryLine, storyOf } from './client-story.ts';

/** The story of every act about a client, newest first; Enter opens the proof of its entry, as 9006 does. */
export function ClientStory({
  cases,
  active,
}: {
  readonly cases: readonly CaseDetail[];
  readonly active: boolean;
}) {
  const { info } = useCounter();
  const [entry, setEntry] = useState<ShownEntry | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [returning, setReturning] = useState(false);
  useEffect(() => {
    if (!returning || entry !== null) return;
    // Coming back to the list the focus is in it, not nowhere.
    document.querySelector<HTMLElement>('#client-section tr[tabindex="0"]')?.focus();
  }, [returning, entry]);
  if (entry !== null) {
    const back = () => {
      setReturning(true);
      setEntry(null);
    };
    return <EntryProofView row={entry} active={active} onBack={back} />;
  }
  const open = (line: StoryLine) => {
    const found = entryOf(line, info.counter.counter);
    if (typeof found === 'string') setTold(found);
    else {
      setTold(null);
      setEntry(found);
    }
  };
  return (
    <div className="gt-stack">
      {told === null ? null : <Notice tone="plain">{told}</Notice>}
      <DataTable
        id="client-story"
        label="经过"
        columns={columns}
        rows={storyOf(cases)}
        rowKey={({ key }) => key}
        onOpen={open}
        initialSort={{ column: 'at', direction: 'descending' }}
        empty="本机没有该客户的业务经过。"
      />
    </div>
  );
}

/** The entry of a line in this counter's journal, or why there is none to show. */
function entryOf(line: StoryLine, counter: string): ShownEntry | string {
  const { serial, business, command, at } = line;
  if (serial === '' || command === '') {
    return '该项由总部记录,或随所属业务一并证明,没有单独的流水证明。';
  }
  const parts = /^(\d{4}-\d{2})-(\d+)-(\d+)$/.exec(serial);
  if (parts?.[1] !== counter) {
    return `流水 ${serial} 在终端 ${serial.slice(0, 7)} 办理,请在该终端(9006)或总部查看证明。`;
  }
  return { epoch: Number(parts[2]), seq: Number(parts[3]), serial, business, command, at };
}

const columns: readonly Column<StoryLine>[] = [
  {
    key: 'at',
    title: '时间',
    width: 156,
    tabular: true,
    cell: ({ at }) => beijingDateTime(at),
    sortBy: ({ at }) => at,
  },
  { key: 'what', title: '经过', cell: ({ what }) => what },
  { key: 'who', title: '办理人', width: 160, cell: ({ who }) => who },
  {
    key: 'serial',
    title: '流水号',
    width: 152,
    tabular: true,
    cell: ({ serial }) => serial || '—',
  },
  { key: 'verdict', title: '总部', width: 96, cell: ({ verdict }) => verdict || '—' },
];
