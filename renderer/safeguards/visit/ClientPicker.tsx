import { type KeyboardEvent, useId, useState } from 'react';
import { mask } from '../../../shared/rulebook/identity/mask.ts';
import type { ClientHit } from '../../data/types.ts';
import { useClientSearch } from '../../session/use-client-search.ts';
import { isComposing } from '../../ui/composing.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tierWord } from './client-words.ts';

const mostHits = 10;

/** F2: finds a client as one types, ↑↓ and Enter take one. Everything is masked: nobody has been verified yet. */
export function ClientPicker({
  consequence,
  onChoose,
  onClose,
}: {
  /** What choosing somebody means here, in one sentence. */
  readonly consequence: string;
  readonly onChoose: (hit: ClientHit) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const wanted = typed.trim();
  const { about, answer, trouble } = useClientSearch(wanted, mostHits);
  const isCurrent = about === wanted;
  const { hits, total, ready } = answer;
  const current = hits[Math.min(at, hits.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(hits.length - 1, at + step)));
    else if (event.key === 'Enter' && isCurrent && current !== undefined) onChoose(current);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <Dialog title="选择客户" onClose={onClose} width={760}>
      <div className="gt-stack">
        <input
          data-first-focus
          className="gt-search"
          role="combobox"
          aria-label="查找客户"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(current === undefined
            ? {}
            : { 'aria-activedescendant': `${listId}-${current.clientNo}` })}
          placeholder="姓名、拼音、首字母、证件或手机尾号、账户"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="gt-hit gt-hit-head" aria-hidden="true">
          {['姓名', '证件号码', '手机', '资金账户', '等级'].map((title) => (
            <span key={title}>{title}</span>
          ))}
        </div>
        <div className="gt-hits" id={listId} role="listbox" aria-label="找到的客户">
          {hits.map((hit) => (
            <div
              key={hit.clientNo}
              id={`${listId}-${hit.clientNo}`}
              className="gt-hit"
              role="option"
              tabIndex={-1}
              aria-selected={hit === current}
              onMouseDown={(event) => {
                event.preventDefault();
                onChoose(hit);
              }}
            >
              <HitLine hit={hit} />
            </div>
          ))}
        </div>
        <p className="gt-soft" role="status">
          {statusOf({ wanted, isCurrent, ready, total })}
        </p>
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        <p>{consequence}</p>
      </div>
    </Dialog>
  );
}

/** A client found, masked. */
export function HitLine({ hit }: { readonly hit: ClientHit }) {
  return (
    <>
      <b>{mask('NAME', hit.name)}</b> <span className="gt-tabular">{mask('ID', hit.idNumber)}</span>{' '}
      <span className="gt-tabular">{mask('MOBILE', hit.mobile)}</span>{' '}
      <span className="gt-tabular">{mask('ACCOUNT', hit.capitalAccount)}</span>{' '}
      <span>{tierWord(hit.tier)}</span>
    </>
  );
}

function statusOf({
  wanted,
  isCurrent,
  ready,
  total,
}: {
  readonly wanted: string;
  readonly isCurrent: boolean;
  readonly ready: boolean;
  readonly total: number;
}): string {
  if (wanted === '') return '录入后显示;只按号码末几位查找时,先录入 /,例如 /1101。';
  if (!isCurrent) return '正在查找…';
  if (!ready) return '正在准备客户检索…';
  if (total === 0) return '没有找到客户。请核对录入内容。';
  return total > mostHits
    ? `共 ${total}${total >= 200 ? ' 位以上' : ' 位'},显示前 ${mostHits} 位;↑↓ 选择,Enter 选定`
    : `共 ${total} 位;↑↓ 选择,Enter 选定`;
}
