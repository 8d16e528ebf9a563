import { type KeyboardEvent, useRef } from 'react';

/** One answer of a short list. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A short list answered by its digit, by the arrows or by the mouse; Tab stops at it once. */
export function DigitChoice<Value extends string>({
  label,
  choices,
  value,
  onChoose,
  isFirst = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  /** Null while nothing is chosen. */
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Whether the dialog it stands in begins here. */
  readonly isFirst?: boolean;
}) {
  const group = useRef<HTMLDivElement>(null);
  const chosen = choices.findIndex((one) => one.value === value);
  const choose = (at: number) => {
    const next = choices[at];
    if (next === undefined) return;
    onChoose(next.value);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[at]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined && !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    const count = choices.length;
    choose(step === undefined ? Number(event.key) - 1 : (chosen + step + count) % count);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- Its radios have the focus.
    <div
      ref={group}
      className="gt-filters gt-digits"
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {choices.map((one, at) => (
        <button
          key={one.value}
          type="button"
          role="radio"
          aria-checked={one.value === value}
          tabIndex={at === Math.max(0, chosen) ? 0 : -1}
          {...(isFirst && at === Math.max(0, chosen) ? { 'data-first-focus': '' } : {})}
          onClick={() => onChoose(one.value)}
        >
          <span className="gt-digit">{at + 1}</span> {one.label}
        </button>
      ))}
    </div>
  );
}
