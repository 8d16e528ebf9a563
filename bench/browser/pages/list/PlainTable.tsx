import { useMemo, useState } from 'react';
import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import { journalPageColumns } from '../../../../renderer/system/JournalPage.tsx';
import { byWords } from './by-words.ts';

/** The same rows and cells under the same styles, every one of them in the page. */
export function PlainTable({ rows }: { readonly rows: readonly JournalRow[] }) {
  const [isSorted, setSorted] = useState(false);
  const shown = useMemo(() => (isSorted ? rows.toSorted(byWords) : rows), [rows, isSorted]);
  return (
    <div className="gt-table-scroll">
      <table className="gt-table">
        <thead>
          <tr>
            {journalPageColumns.map(({ key, title, width }) => (
              <th key={key} scope="col" style={width === undefined ? {} : { width }}>
                <button type="button" data-sort={key} onClick={() => setSorted(true)}>
                  {title}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.hash}>
              {journalPageColumns.map(({ key, cell }) => (
                <td key={key}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
