import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from 'react';
import { normaliseDigits } from '../../shared/values/text.ts';
import type { ClientHit } from '../data/types.ts';
import { HitLine } from '../safeguards/visit/ClientPicker.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { useClientSearch } from '../session/use-client-search.ts';
import { isComposing } from '../ui/composing.ts';
import {
  clientsWantedBy,
  functionsFor,
  hitsFor,
  type OpenFunction,
  openFunctions,
} from './functions.ts';

const mostClients = 8;
const clientPage = '1001';

/** Something the box found: a function, or a client, whose page is 1001. */
type BoxHit =
  | { readonly kind: 'function'; readonly id: string; readonly hit: OpenFunction }
  | { readonly kind: 'client'; readonly id: string; readonly hit: ClientHit };

/**
 * The box: four digits and Enter is always the function; anything else shows functions and clients, taken with ↓ and
 * Enter; `/` searches the ends of numbers. The code stands beside every hit, so that the mouse teaches the keyboard.
 * Enter pressed before the answer is there counts once it is, where there is only one to take.
 */
export function FunctionBox({
  onOpen,
  onClient,
  ref,
}: {
  readonly onOpen: (one: OpenFunction) => void;
  readonly onClient: (hit: ClientHit) => void;
  readonly ref: Ref<HTMLInputElement>;
}) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  /** What Enter was pressed for before there was an answer to it. */
  const enteredFor = useRef<string | null>(null);
  const listId = useId();
  const { actor } = useSignedIn();
  const wanted = clientsWantedBy(typed);
  const functions = hitsFor(normaliseDigits(typed), functionsFor(actor.role));
  const take = (one: BoxHit) => {
    setTyped('');
    setOpen(false);
    if (one.kind === 'function') onOpen(one.hit);
    else onClient(one.hit);
  };
  const found = useClientSearch(wanted, mostClients, ({ hits: clients }) => {
    if (enteredFor.current !== wanted) return;
    enteredFor.current = null;
    const [only, ...others] = boxHits(functions, clients);
    if (only !== undefined && others.length === 0) take(only);
  });
  // The answer to what was typed before stays in view until the next is here, and cannot be taken.
  const isCurrent = found.about === wanted;
  const hits = boxHits(functions, wanted === '' ? [] : found.answer.hits);
  const current = hits[Math.min(chosen, hits.length - 1)];
  const mayTake = (one: BoxHit) => one.kind === 'function' || isCurrent;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(isOpen ? Math.max(0, Math.min(hits.length - 1, chosen + step)) : 0);
      setOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // The page this opens is there before the window hears of the key: it must not take it for its own.
      event.stopPropagation();
      if (current !== undefined && mayTake(current) && typed.trim() !== '') take(current);
      else {
        setOpen(true);
        if (!isCurrent) enteredFor.current = wanted;
      }
    } else if (event.key === 'Escape' && (isOpen || typed !== '')) {
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
      setOpen(false);
      enteredFor.current = null;
    }
  };

  return (
    <div className="gt-box">
      <input
        ref={ref}
        role="combobox"
        aria-label="功能号、业务名称或客户"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isOpen && current !== undefined
          ? { 'aria-activedescendant': `${listId}-${current.id}` }
          : {})}
        placeholder="功能号 / 姓名 / 拼音 / 号码…"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          enteredFor.current = null;
          setChosen(0);
          setOpen(event.target.value.trim() !== '');
        }}
        onBlur={() => {
          setOpen(false);
          enteredFor.current = null;
        }}
        onKeyDown={onKeyDown}
      />
      <span className="gt-box-key" aria-hidden="true">
        Alt+G
      </span>
      <div
        className="gt-box-hits"
        id={listId}
        role="listbox"
        aria-label="功能和客户"
        hidden={!isOpen}
      >
        {hits.map((one) => (
          <div
            key={one.id}
            className="gt-box-hit"
            tabIndex={-1}
            id={`${listId}-${one.id}`}
            role="option"
            aria-selected={one === current}
            // Before the box loses the focus, which would close the list.
            onMouseDown={(event) => {
              event.preventDefault();
              if (mayTake(one)) take(one);
            }}
          >
            <HitWords one={one} />
          </div>
        ))}
        {hits.length === 0 ? (
          <BoxLine>
            {othersWords(typed) ??
              emptyWords(wanted, isCurrent && found.answer.ready, found.trouble)}
          </BoxLine>
        ) : wanted !== '' && found.answer.total > mostClients ? (
          <BoxLine>
            共 {found.answer.total} 位客户,显示前 {mostClients} 位
          </BoxLine>
        ) : null}
      </div>
    </div>
  );
}

const boxHits = (
  functions: readonly OpenFunction[],
  clients: readonly ClientHit[],
): readonly BoxHit[] => [
  ...functions.map((hit) => ({ kind: 'function', id: hit.code, hit }) as const),
  ...clients.map((hit) => ({ kind: 'client', id: hit.clientNo, hit }) as const),
];

function HitWords({ one }: { readonly one: BoxHit }) {
  return one.kind === 'function' ? (
    <>
      <b className="gt-tabular">{one.hit.code}</b> <span>{one.hit.title}</span>
    </>
  ) : (
    <>
      <b className="gt-tabular">{clientPage}</b> <HitLine hit={one.hit} />
    </>
  );
}

/** A line that cannot be taken. */
function BoxLine({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className="gt-box-hit gt-box-none"
      role="option"
      tabIndex={-1}
      aria-selected="false"
      aria-disabled="true"
    >
      {children}
    </div>
  );
}

/** A function that exists, for others: said, so that nobody looks for a typing mistake. Null for any other text. */
function othersWords(typed: string): string | null {
  const wanted = normaliseDigits(typed.trim());
  const found = openFunctions.find(({ code }) => code === wanted);
  return found === undefined ? null : `${found.code} ${found.title}:您的角色没有该功能`;
}

function emptyWords(wanted: string, isReady: boolean, trouble: string | null): string {
  if (trouble !== null) return trouble;
  if (wanted === '') return '没有该功能';
  return isReady ? '没有该功能或客户' : '正在查找…';
}
