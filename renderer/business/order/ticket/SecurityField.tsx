import { Input } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { boardNames } from '../../../../shared/rulebook/trading/board.ts';
import { marketNames } from '../../../../shared/rulebook/trading/market.ts';
import type { Read } from '../../../session/use-read.ts';
import { isComposing } from '../../../ui/composing.ts';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { findSecurities, type ListedSecurity } from '../../../market/find-securities.ts';

const mostHits = 8;
const longest = 20;

/** The security by code, name or initials: hits below, ↑↓ walk through them, Enter takes one and goes on. */
export function SecurityField({
  id,
  read,
  chosen,
  message,
  onChoose,
}: {
  readonly id: string;
  readonly read: Read<readonly ListedSecurity[]>;
  readonly chosen: ListedSecurity | null;
  readonly message: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const listId = useId();
  /** Null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const listed = read.status === 'ready' ? read.value : [];
  const hits = typed === null ? [] : findSecurities(listed, typed, mostHits);
  const marked = hits[Math.min(at, hits.length - 1)];
  const isOpen = typed !== null && typed.trim() !== '';
  const shown = typed ?? (chosen === null ? '' : `${chosen.security.code} ${chosen.security.name}`);

  const close = () => {
    setTyped(null);
    setAt(0);
  };
  const take = (one: ListedSecurity) => {
    onChoose(one.key);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || !isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((hits.length + at + step) % Math.max(1, hits.length));
    } else if (event.key === 'Escape') {
      // One level back is the list, not the ticket.
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter') {
      // What is typed and is no security is never kept, and the walk waits.
      if (marked === undefined) event.stopPropagation();
      // The fields it brings stand there before the walk looks for the next one.
      else flushSync(() => take(marked));
    }
  };
  return (
    <Field
      id={id}
      label="证券"
      message={message ?? (read.status === 'failed' ? read.message : null)}
      hint={hintOf(read, chosen)}
    >
      <div className="gt-combo">
        <Input
          {...walkStop}
          id={id}
          className="gt-tabular"
          role="combobox"
          value={shown}
          status={message === null ? '' : 'error'}
          aria-invalid={message !== null}
          aria-describedby={`${id}-message`}
          aria-required
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(isOpen && marked !== undefined
            ? { 'aria-activedescendant': `${listId}-${marked.key}` }
            : {})}
          placeholder="代码 / 名称 / 拼音首字母"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
            if (target.value.trim() === '' && chosen !== null) onChoose('');
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        <div
          id={listId}
          role="listbox"
          aria-label="证券选项"
          className="gt-combo-list"
          hidden={!isOpen || hits.length === 0}
        >
          {hits.map((one) => (
            <div
              key={one.key}
              id={`${listId}-${one.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={one === marked}
              // Before the field is left.
              onMouseDown={(event) => {
                event.preventDefault();
                take(one);
              }}
            >
              <span className="gt-digit">{one.security.code}</span> {one.security.name}{' '}
              <span className="gt-soft">{placeOf(one)}</span>
            </div>
          ))}
        </div>
        {isOpen && hits.length === 0 ? (
          <p className="gt-combo-list gt-soft" role="status">
            {noneWords(read)}
          </p>
        ) : null}
      </div>
    </Field>
  );
}

function placeOf({ security }: ListedSecurity): string {
  return `${marketNames[security.market]} ${boardNames[security.board]}`;
}

function noneWords(read: Read<readonly ListedSecurity[]>): string {
  if (read.status === 'loading') return '正在读取证券…';
  if (read.status === 'failed') return read.message;
  return read.value.length === 0
    ? '本机还没有证券资料,联网后由总部下发。'
    : '没有该证券,请核对代码或名称。';
}

const statusWords = {
  NORMAL: '',
  RISK_WARNING: ' 风险警示',
  DELISTING: ' 退市整理',
  GROWTH_INDEX: '',
} as const;

function hintOf(read: Read<readonly ListedSecurity[]>, chosen: ListedSecurity | null): string {
  if (chosen !== null) return `${placeOf(chosen)}${statusWords[chosen.security.status]}`;
  return read.status === 'loading' ? '正在读取证券…' : 'F3 到这里';
}
