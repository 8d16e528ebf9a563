import { type KeyboardEvent, useEffect, useRef } from 'react';
import { walkStop } from '../ui/field-walk.ts';

/** What the decider confirms piece by piece before agreeing: by digit, by Space, by the mouse; Enter goes on. */
export function Ticks({
  ticks,
  ticked,
  onToggle,
  message,
}: {
  readonly ticks: readonly string[];
  readonly ticked: ReadonlySet<number>;
  readonly onToggle: (at: number) => void;
  readonly message: string | undefined;
}) {
  const group = useRef<HTMLDivElement>(null);
  const firstOpen = ticks.findIndex((_, at) => !ticked.has(at));
  useEffect(() => {
    // Whoever decides looks first; the number and password come after.
    group.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = Number(event.key) - 1;
    if (event.ctrlKey || event.altKey || event.metaKey || ticks[at] === undefined) return;
    event.preventDefault();
    onToggle(at);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its boxes have the focus.
    <div {...walkStop} ref={group} role="group" aria-label="逐项核对" onKeyDown={onKeyDown}>
      <p className="gt-soft">同意前逐项核对,按数字勾选:</p>
      {ticks.map((tick, at) => (
        <label key={tick} className="panel-tick">
          <input
            type="checkbox"
            checked={ticked.has(at)}
            aria-invalid={message !== undefined && at === firstOpen}
            onChange={() => onToggle(at)}
          />
          <span>
            {at + 1} {tick}
          </span>
        </label>
      ))}
      {message === undefined ? null : (
        <p className="gt-danger" role="alert">
          {message}
        </p>
      )}
    </div>
  );
}
