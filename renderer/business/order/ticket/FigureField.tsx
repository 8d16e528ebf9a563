import { Input } from 'antd';
import type { ReactNode } from 'react';
import { isComposing } from '../../../ui/composing.ts';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { useLimit } from '../../../ui/paste-limit.ts';

/** A key that fills a figure in. */
export interface QuickKey {
  readonly key: string;
  readonly label: string;
  /** What it would fill in, as staff read it. */
  readonly figure: string;
  /** Null while there is nothing to fill in. */
  readonly run: (() => void) | null;
}

/** A price or a quantity: + and - step it, keys that are no digits fill it in, and the same stand below as buttons. */
export function FigureField({
  id,
  label,
  value,
  unit,
  message,
  hint,
  quick,
  onChange,
  onStep,
  onLeave,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly message: string | null;
  readonly hint: string;
  readonly quick: readonly QuickKey[];
  readonly onChange: (text: string) => void;
  readonly onStep: (step: 1 | -1) => void;
  /** The field is left, or Enter goes on from it. */
  readonly onLeave?: () => void;
}) {
  const limit = useLimit(longest, onChange);
  const wrong = limit.notice ?? message;
  const press = (key: string): boolean => {
    if (key === '+' || key === '=' || key === '-') {
      onStep(key === '-' ? -1 : 1);
      return true;
    }
    const found = quick.find((one) => one.key === key.toUpperCase());
    found?.run?.();
    return found !== undefined;
  };
  return (
    <Field id={id} label={label} message={wrong} hint={hint}>
      <Input
        {...walkStop}
        id={id}
        className="gt-tabular gt-right"
        suffix={unit}
        value={value}
        inputMode="decimal"
        status={wrong === null ? '' : 'error'}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-message`}
        aria-required
        autoComplete="off"
        spellCheck={false}
        onPaste={(event) => limit.onPaste(event)}
        onChange={(event) => limit.onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          if (event.key === 'Enter') onLeave?.();
          else if (press(event.key)) event.preventDefault();
        }}
      />
      <QuickButtons quick={quick} label={label} />
    </Field>
  );
}

const longest = 20;

function QuickButtons({
  quick,
  label,
}: {
  readonly quick: readonly QuickKey[];
  readonly label: string;
}): ReactNode {
  return (
    <div className="gt-quick" role="group" aria-label={`${label}快捷`}>
      {quick.map(({ key, label: name, figure, run }) => (
        // The keys are the way of the keyboard: Tab goes on to the next field.
        <button
          key={key}
          type="button"
          tabIndex={-1}
          disabled={run === null}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run?.()}
        >
          <span className="gt-digit">{key}</span> {name}{' '}
          <span className="gt-tabular">{figure}</span>
        </button>
      ))}
    </div>
  );
}
