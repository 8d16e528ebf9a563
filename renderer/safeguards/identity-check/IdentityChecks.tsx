import { useRef } from 'react';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useHeldFocus } from '../../ui/use-held-focus.ts';

/** One check as it is shown, whatever it is of. */
export interface CheckRow {
  readonly key: string;
  readonly label: string;
  /** Its state in a word, e.g. 一致, 待公安核查(离线). */
  readonly word: string;
  readonly tone: 'plain' | 'good' | 'warning' | 'danger';
  /** What to do about it; empty when nothing. */
  readonly note: string;
  /** When it was answered, ms UTC; null while it was not. */
  readonly at: number | null;
  /** Who answered; empty while nobody did. */
  readonly source: string;
  readonly simulated: boolean;
  /** Makes the check, first (核查) or again (重试); null when there is nothing to make. */
  readonly make: {
    readonly word: string;
    readonly run: () => void;
    /** It cannot be made now: it is being made, or what it would be about is wrong. */
    readonly isOff: boolean;
  } | null;
}

/** The checks of a person with state, time and source. A row that can be made has a button, Enter presses it. */
export function IdentityChecks({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly CheckRow[];
}) {
  const list = useRef<HTMLUListElement>(null);
  // A button goes with the answer it brings.
  const { onFocus, onBlur } = useHeldFocus(list, (held) => held.querySelector('button'));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It only minds where the focus is.
    <ul
      ref={list}
      className="gt-checks"
      aria-label={title}
      tabIndex={-1}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {rows.map((row) => (
        <Check key={row.key} row={row} />
      ))}
    </ul>
  );
}

function Check({ row }: { readonly row: CheckRow }) {
  const { label, word, tone, note, at, source, simulated, make } = row;
  return (
    <li>
      <span>{label}</span>
      <span role="status" className={tone === 'plain' ? undefined : `gt-${tone}`}>
        {word}
      </span>
      <span className="gt-soft">
        {at === null ? null : `${beijingDateTime(at)} `}
        {source}
        {simulated && !source.includes('模拟') ? '(模拟)' : null}
      </span>
      {make === null ? null : (
        <button
          type="button"
          aria-label={`Enter ${make.word} ${label}`}
          // It keeps the focus, which a disabled one would lose.
          aria-disabled={make.isOff}
          onClick={() => {
            if (!make.isOff) make.run();
          }}
        >
          Enter {make.word}
        </button>
      )}
      {note === '' ? null : <p className="gt-check-note">{note}</p>}
    </li>
  );
}
