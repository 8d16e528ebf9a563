import type { ReactNode } from 'react';

/** Labels and values in words, in one or two columns. */
export function WordList({
  lines,
  columns = 1,
}: {
  readonly lines: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly columns?: 1 | 2;
}) {
  return (
    <dl className={columns === 2 ? 'gt-words gt-words-2' : 'gt-words'}>
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
