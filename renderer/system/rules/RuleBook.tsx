import { useMemo, useState } from 'react';
import type { RuleEdition } from '../../../shared/rulebook/editions/edition.ts';
import { findKind } from '../../../shared/rulebook/kinds/kinds.ts';
import type { RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { useCounter } from '../../session/counter.tsx';
import { CalendarView } from './CalendarView.tsx';
import { CaseFileView } from './CaseFileView.tsx';
import type { EditionDocument } from './edition-documents.ts';
import { EditionHead } from './EditionHead.tsx';
import { EditionList } from './EditionList.tsx';
import { KindList } from './KindList.tsx';
import { type ReadTable, readTables } from './raw-table.ts';
import type { Disagreement } from './run-cases.ts';
import { TableList } from './TableList.tsx';
import { TableView } from './TableView.tsx';
import { newTrial, type Trial, TrialView } from './TrialView.tsx';
import { UnknownTable } from './UnknownTable.tsx';

type View =
  | { readonly at: 'tables' | 'editions' | 'kinds' | 'cases' }
  | { readonly at: 'table'; readonly table: ReadTable }
  | { readonly at: 'trial'; readonly kind: string; readonly from: 'kinds' | 'cases' };

/** Tables, editions, trials and files of cases: what one looks at. What lies behind it stays as it was left. */
export function RuleBook({
  editions,
  builtIn,
  inUse,
  active,
  onBack,
}: {
  readonly editions: readonly EditionDocument[];
  readonly builtIn: RuleEdition;
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
  const tables = useMemo(
    () => (shown === undefined ? [] : readTables(shown.document, builtIn)),
    [shown, builtIn],
  );
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
