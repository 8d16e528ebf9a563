import type { ReactNode } from 'react';

/** Labels and values in words: in one or two columns, or in as many as the width takes. */
export function WordList({
  lines,
  columns = 1,
}: {
  readonly lines: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly columns?: 1 | 2 | 'fill';
}) {
  return (
    <dl className={columns === 1 ? 'gt-words' : `gt-words gt-words-${columns}`}>
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
