import { useMemo, useState } from 'react';
import type { RuleEdition } from '../../../shared/rulebook/editions/edition.ts';
import { findKind } from '../../../shared/rulebook/kinds/kinds.ts';
import type { RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useRead } from '../../session/use-read.ts';
import { Notice } from '../../ui/Notice.tsx';
import { CalendarView } from './CalendarView.tsx';
import { CaseFileView } from './CaseFileView.tsx';
import { type EditionDocument, editionDocuments } from './edition-documents.ts';
import { EditionHead } from './EditionHead.tsx';
import { EditionList } from './EditionList.tsx';
import { KindList } from './KindList.tsx';
import { type ReadTable, readTables } from './raw-table.ts';
import type { Disagreement } from './run-cases.ts';
import { TableList } from './TableList.tsx';
import { TableView } from './TableView.tsx';
import { newTrial, type Trial, TrialView } from './TrialView.tsx';
import { UnknownTable } from './UnknownTable.tsx';

const title = '规则查阅与试算';

/** 9013: the rule tables with their sources and dates, trials of every rule, and files of cases. */
export function rulesPage(builtIn: RuleEdition): Page {
  return {
    code: '9013',
    title,
    Page: (props) => <Rules {...props} builtIn={builtIn} />,
    help: [
      '列出使用中规则版本的全部规则表;录入名称、栏目或来源中的几个字查找,↓ 到清单,Enter 打开。',
      '规则表内:录入日期并按数字筛选该日适用、历史、将来;Enter 查看整条,Ctrl+C 复制一条,F10 打印,Alt+E 导出。',
      'F8 试算:选择一种规则,改范例中的值,F8 得到结果和逐项依据;不办理任何业务。',
      'Alt+B 把本次试算存为案例;Alt+O 载入案例文件,逐条核对是否相符。',
      'Alt+V 查看各规则版本及其规则表。',
    ],
  };
}

type View =
  | { readonly at: 'tables' | 'editions' | 'kinds' | 'cases' }
  | { readonly at: 'table'; readonly table: ReadTable }
  | { readonly at: 'trial'; readonly kind: string; readonly from: 'kinds' | 'cases' };

function Rules({ active, onBack, builtIn }: PageProps & { readonly builtIn: RuleEdition }) {
  const { tables } = useCounter();
  const read = useRead((store) => editionDocuments(store, builtIn), [builtIn.edition]);
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  // The lists are there at once: what is typed and pressed meanwhile is theirs.
  const editions = read.status === 'loading' ? [] : read.value;
  return <Book editions={editions} inUse={tables.edition} active={active} onBack={onBack} />;
}

/** What one looks at; what lies behind it stays as it was left. */
function Book({
  editions,
  inUse,
  active,
  onBack,
}: {
  readonly editions: readonly EditionDocument[];
  readonly inUse: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { store } = useCounter();
  const today = store.businessDate();
  const [view, setView] = useState<View>({ at: 'tables' });
  const [before, setBefore] = useState<'tables' | 'kinds'>('tables');
  const [chosen, setChosen] = useState<string | null>(null);
  const [trials, setTrials] = useState<Readonly<Record<string, Trial>>>({});
  const shown = editionOf(editions, chosen ?? inUse);
  const tables = useMemo(() => (shown === undefined ? [] : readTables(shown.document)), [shown]);
  const keep = (trial: Trial) => setTrials({ ...trials, [trial.kind.kind]: trial });
  const home = () => setView({ at: 'tables' });

  const openKind = (kind: RuleKind) => {
    if (trials[kind.kind] === undefined) keep(newTrial(kind));
    setView({ at: 'trial', kind: kind.kind, from: 'kinds' });
  };
  const openCase = ({ one }: Disagreement) => {
    const kind = findKind(one.kind);
    if (kind === null) return;
    keep(newTrial(kind, one.input));
    setView({ at: 'trial', kind: kind.kind, from: 'cases' });
  };
  const openCases = (from: 'tables' | 'kinds') => {
    setBefore(from);
    setView({ at: 'cases' });
  };
  const isAt = (at: View['at']) => active && view.at === at;
  const trial = view.at === 'trial' ? trials[view.kind] : undefined;
  return (
    <div className="gt-rules">
      <div className="gt-rules-view" hidden={view.at !== 'tables'}>
        {shown === undefined ? null : (
          <EditionHead edition={shown} inUse={inUse} today={today} others={editions.length - 1} />
        )}
        <TableList
          tables={tables}
          date={today}
          active={isAt('tables')}
          onOpen={(table) => setView({ at: 'table', table })}
          onTrial={() => setView({ at: 'kinds' })}
          onEditions={() => setView({ at: 'editions' })}
          onCases={() => openCases('tables')}
          onBack={onBack}
        />
      </div>
      <div className="gt-rules-view" hidden={view.at !== 'kinds'}>
        <KindList
          active={isAt('kinds')}
          onOpen={openKind}
          onCases={() => openCases('kinds')}
          onBack={home}
        />
      </div>
      <div className="gt-rules-view" hidden={view.at !== 'cases'}>
        <CaseFileView
          active={isAt('cases')}
          onOpen={openCase}
          onBack={() => setView({ at: before })}
        />
      </div>
      {view.at === 'editions' ? (
        <EditionList
          editions={editions}
          inUse={inUse}
          today={today}
          active={active}
          onOpen={(name) => {
            setChosen(name);
            home();
          }}
          onBack={home}
        />
      ) : null}
      {view.at === 'table' ? (
        <OneTable
          table={view.table}
          edition={shown?.document.edition ?? inUse}
          today={today}
          active={active}
          onBack={home}
        />
      ) : null}
      {view.at === 'trial' && trial !== undefined ? (
        <TrialView
          trial={trial}
          onTrial={keep}
          active={active}
          onBack={() => setView({ at: view.from })}
        />
      ) : null}
    </div>
  );
}

function editionOf(
  editions: readonly EditionDocument[],
  name: string,
): EditionDocument | undefined {
  return editions.find(({ document }) => document.edition === name) ?? editions[0];
}

function OneTable({
  table,
  ...props
}: {
  readonly table: ReadTable;
  readonly edition: string;
  readonly today: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  if (table.form === 'rows') return <TableView table={table} {...props} />;
  if (table.form === 'calendar') return <CalendarView table={table} {...props} />;
  return <UnknownTable table={table} active={props.active} onBack={props.onBack} />;
}
