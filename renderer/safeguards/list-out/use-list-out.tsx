import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { exportRoles } from '../../../shared/safeguards/list-export.ts';
import { csvTable } from '../../../shared/values/csv.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import { useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import type { KeyBinding } from '../../ui/keys.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { wholeDocument } from '../paper/paper.ts';
import { printDocument } from '../paper/print-document.ts';
import { ExportDialog, type ListOut } from './ExportDialog.tsx';
import { listPaper } from './list-paper.ts';

/** A list as it is shown: what leaves the counter is exactly that, personal data masked. */
export interface ShownList {
  /** Function code of its page, e.g. 7002. */
  readonly code: string;
  readonly title: string;
  /** Name of the file without its ending. */
  readonly file: string;
  /** What it is narrowed to, in words. */
  readonly narrowed: string;
  readonly columns: readonly string[];
  readonly count: number;
  readonly cells: () => readonly (readonly string[])[];
  /** Whether it is still being read. */
  readonly waits: boolean;
}

/** What a page does with it: keys, the buttons under the list, and the window that asks why. */
interface ListTaken {
  readonly keys: readonly KeyBinding[];
  /** Null for who may not take lists out. */
  readonly buttons: ReactNode;
  readonly dialog: ReactNode;
}

/** Lets a supervisor print a list or save it as a file, with a reason, each recorded before it is made. */
export function useListOut(list: ShownList): ListTaken {
  const { store, bridge, info, takesActs } = useCounter();
  const { actor, name } = useSignedIn();
  const [out, setOut] = useState<ListOut | null>(null);
  const mayExport = exportRoles.some((role) => role === actor.role);
  if (!mayExport) return { keys: [], buttons: null, dialog: null };
  const { code, title, file, narrowed, columns, count, cells, waits } = list;
  const outs: Readonly<Record<ListOut['way'], () => ListOut>> = {
    file: () => ({
      way: 'file',
      text: csvTable(columns, cells()),
      make: (bytes) => saveFile(`${file}.csv`, bytes),
    }),
    paper: () => {
      const paper = listPaper({
        title,
        branch: `${branchOf(info.counter.counter)} ${info.counter.branchName}`,
        narrowed,
        columns,
        rows: cells(),
        printedBy: `${actor.staff} ${name}`,
        printedAt: store.now(),
      });
      const make = async () => void (await printDocument(bridge, paper, 'A4-landscape'));
      return { way: 'paper', text: wholeDocument(paper), make };
    },
  };
  const mayTake = count > 0 && takesActs;
  const disabled = !mayTake && !waits;
  // What is taken out is what was shown when it was asked for.
  const ask = (way: ListOut['way']) => setOut(outs[way]());
  return {
    keys: [
      { key: 'F10', label: '打印', run: () => ask('paper'), disabled, waits },
      { key: 'Alt+E', label: '导出', run: () => ask('file'), disabled, waits },
    ],
    buttons: (
      <div className="gt-actions">
        <Button disabled={!mayTake} onClick={() => ask('file')}>
          Alt+E 导出
        </Button>
        <Button disabled={!mayTake} onClick={() => ask('paper')}>
          F10 打印
        </Button>
      </div>
    ),
    dialog:
      out === null ? null : (
        <ExportDialog
          list={code}
          narrowed={narrowed}
          rows={count}
          out={out}
          onClose={() => setOut(null)}
        />
      ),
  };
}
