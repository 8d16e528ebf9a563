import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { normaliseDigits } from '../../shared/values/text.ts';
import { isComposing } from '../ui/composing.ts';
import { useSignedIn } from '../session/session-store.ts';
import { functionsFor, hitsFor, type OpenFunction } from './functions.ts';

/**
 * The box: four digits and Enter is always the function; anything else shows hits, taken with ↓ and Enter.
 * The code stands beside every hit, so that the mouse teaches the keyboard.
 */
export function FunctionBox({
  onOpen,
  ref,
}: {
  readonly onOpen: (one: OpenFunction) => void;
  readonly ref: Ref<HTMLInputElement>;
}) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const { actor } = useSignedIn();
  const hits = hitsFor(normaliseDigits(typed), functionsFor(actor.role));
  const current = hits[Math.min(chosen, hits.length - 1)];

  const take = (hit: OpenFunction) => {
    setTyped('');
    setOpen(false);
    onOpen(hit);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(isOpen ? Math.max(0, Math.min(hits.length - 1, chosen + step)) : 0);
      setOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current !== undefined && typed.trim() !== '') take(current);
      else setOpen(true);
    } else if (event.key === 'Escape' && (isOpen || typed !== '')) {
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
      setOpen(false);
    }
  };

  return (
    <div className="gt-box">
      <input
        ref={ref}
        role="combobox"
        aria-label="功能号或业务名称"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isOpen && current !== undefined
          ? { 'aria-activedescendant': `${listId}-${current.code}` }
          : {})}
        placeholder="功能号或业务名称"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          setOpen(event.target.value.trim() !== '');
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span className="gt-box-key" aria-hidden="true">
        Alt+G
      </span>
      <div className="gt-box-hits" id={listId} role="listbox" aria-label="功能" hidden={!isOpen}>
        {hits.map((hit) => (
          <div
            key={hit.code}
            className="gt-box-hit"
            tabIndex={-1}
            id={`${listId}-${hit.code}`}
            role="option"
            aria-selected={hit === current}
            // Before the box loses the focus, which would close the list.
            onMouseDown={(event) => {
              event.preventDefault();
              take(hit);
            }}
          >
            <b className="gt-tabular">{hit.code}</b> <span>{hit.title}</span>
          </div>
        ))}
        {hits.length === 0 ? (
          <div
            className="gt-box-hit gt-box-none"
            role="option"
            tabIndex={-1}
            aria-selected="false"
            aria-disabled="true"
          >
            没有该功能
          </div>
        ) : null}
      </div>
    </div>
  );
}
