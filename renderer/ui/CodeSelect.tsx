import { Input } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from './composing.ts';
import { Field } from './Field.tsx';
import { walkStop } from './field-walk.ts';
import { initialsOf } from './initials.ts';

/** One entry of a list that is chosen by its code. */
export interface CodeOption {
  readonly code: string;
  readonly title: string;
}

/**
 * One entry of a long list, found by its code, by a part of its title or by the first letters of its pinyin; ↑ and ↓
 * walk through what is found, Enter takes it. What is typed and matches nothing is never kept.
 */
export function CodeSelect({
  id,
  label,
  options,
  value,
  onChange,
  onBlur,
  message,
  hint,
  optional = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly CodeOption[];
  /** The code chosen; empty while there is none. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly onBlur?: () => void;
  readonly message: string | null;
  readonly hint?: string;
  readonly optional?: boolean;
}) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const chosen = options.find(({ code }) => code === value);
  const shown = typed ?? (chosen === undefined ? value : `${chosen.code} ${chosen.title}`);
  const found = foundIn(options, typed ?? '');
  const marked = found[Math.min(at, found.length - 1)];

  const close = () => {
    setTyped(null);
    setOpen(false);
    setAt(0);
  };
  const take = (option: CodeOption) => {
    onChange(option.code);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setAt((found.length + at + step) % Math.max(1, found.length));
      else setOpen(true);
    } else if (event.key === 'Escape' && isOpen) {
      // One level back is the list, not the business.
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen) {
      if (marked === undefined) event.stopPropagation();
      // A field this choice asks for stands there before the walk looks for the next one.
      else flushSync(() => take(marked));
    }
  };
  return (
    <Field
      id={id}
      label={label}
      optional={optional}
      message={message}
      {...(hint === undefined ? {} : { hint })}
    >
      <div className="gt-combo">
        <Input
          {...walkStop}
          id={id}
          role="combobox"
          value={shown}
          status={message === null ? '' : 'error'}
          aria-invalid={message !== null}
          aria-describedby={`${id}-message`}
          aria-required={!optional}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(isOpen && marked !== undefined
            ? { 'aria-activedescendant': `${listId}-${marked.code}` }
            : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          onChange={({ target }) => {
            setTyped(target.value);
            setOpen(true);
            setAt(0);
            if (target.value === '') onChange('');
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close();
            onBlur?.();
          }}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={`${label}选项`}
          className="gt-combo-list"
          hidden={!isOpen}
        >
          {isOpen
            ? found.map((option) => (
                <div
                  key={option.code}
                  id={`${listId}-${option.code}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={option === marked}
                  // Before the field is left.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    take(option);
                  }}
                >
                  <span className="gt-digit">{option.code}</span> {option.title}
                </div>
              ))
            : null}
          {isOpen && found.length === 0 ? <p className="gt-soft">没有符合的选项</p> : null}
        </div>
      </div>
    </Field>
  );
}

/** At most a screenful, those that begin with what was typed first. */
function foundIn(options: readonly CodeOption[], typed: string): readonly CodeOption[] {
  const sought = typed.trim().toUpperCase();
  if (sought === '') return options.slice(0, 14);
  const starts = options.filter(
    ({ code, title }) =>
      code.startsWith(sought) || initialsOf(title).startsWith(sought) || title.startsWith(sought),
  );
  const inside = options.filter(
    (one) =>
      !starts.includes(one) &&
      (one.title.includes(sought) || initialsOf(one.title).includes(sought)),
  );
  return [...starts, ...inside].slice(0, 14);
}
