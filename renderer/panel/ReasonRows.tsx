import { type ReactNode, useEffect, useRef } from 'react';
import {
  placesFor,
  presenceOf,
  type ReasonPlace,
  RefusalCode,
  refusalCodeWords,
  type RefusalReason,
} from '../../shared/safeguards/refusal-reason.ts';
import { walkStop } from '../ui/field-walk.ts';
import type { Faults } from './use-answer.ts';

/** A decision takes no more reasons than this. */
const mostReasons = 20;

/**
 * Why an act is sent back: a digit adds a reason, each with its place, more words, and whether the client must come.
 * With an empty digit field Enter goes on to the next field.
 */
export function ReasonRows({
  reasons,
  places,
  onChange,
  faults,
}: {
  readonly reasons: readonly RefusalReason[];
  readonly places: readonly ReasonPlace[];
  readonly onChange: (reasons: readonly RefusalReason[]) => void;
  readonly faults: Faults;
}) {
  const list = useRef<HTMLDivElement>(null);
  const count = reasons.length;
  const shown = useRef(0);
  useEffect(() => {
    const before = shown.current;
    shown.current = count;
    if (count === 0) list.current?.querySelector<HTMLElement>('#reason-digit')?.focus();
    else if (count > before) {
      list.current
        ?.querySelector<HTMLElement>(`#${CSS.escape(`reason-${count - 1}-first`)}`)
        ?.focus();
    }
  }, [count]);
  const add = (code: RefusalCode) => {
    if (count >= mostReasons) return;
    const fitting = placesFor(code, places);
    const place = fitting.length === 1 && code !== 'OTHER' ? (fitting[0] ?? null) : null;
    onChange([...reasons, { code, place, note: '', presence: presenceOf(code) }]);
  };
  const change = (at: number, next: Partial<RefusalReason>) =>
    onChange(reasons.map((one, place) => (place === at ? { ...one, ...next } : one)));
  return (
    <div ref={list} role="group" aria-label="退回原因">
      <h2>退回原因</h2>
      {reasons.map((reason, at) => (
        <ReasonRow
          // Reasons have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          id={`reason-${at}`}
          title={`${at + 1} ${refusalCodeWords[reason.code]}`}
          reason={reason}
          places={placesFor(reason.code, places)}
          message={faults[`reason-${at}`]}
          onChange={(next) => change(at, next)}
          onRemove={() => onChange(reasons.filter((_, place) => place !== at))}
        />
      ))}
      <div className="panel-reason">
        <label htmlFor="reason-digit">{count === 0 ? '原因' : '再加一项'}</label>
        <input
          {...walkStop}
          id="reason-digit"
          className="panel-input panel-digit"
          inputMode="numeric"
          autoComplete="off"
          value=""
          aria-invalid={faults['reasons'] !== undefined}
          aria-describedby="reason-digit-message"
          onChange={(event) => {
            const code = RefusalCode.options[Number(event.target.value.trim()) - 1];
            if (code !== undefined) add(code);
          }}
        />
        <span className="panel-codes">
          {RefusalCode.options.map((code, at) => (
            <button
              key={code}
              type="button"
              className="panel-button"
              tabIndex={-1}
              onClick={() => add(code)}
            >
              {at + 1} {refusalCodeWords[code]}
            </button>
          ))}
        </span>
      </div>
      <p
        id="reason-digit-message"
        className={faults['reasons'] === undefined ? 'gt-soft' : 'gt-danger'}
        role={faults['reasons'] === undefined ? undefined : 'alert'}
      >
        {faults['reasons'] ?? '按数字加一项;都写好后空着按 Enter,到下一栏。'}
      </p>
    </div>
  );
}

function ReasonRow({
  id,
  title,
  reason,
  places,
  message,
  onChange,
  onRemove,
}: {
  readonly id: string;
  readonly title: string;
  readonly reason: RefusalReason;
  readonly places: readonly ReasonPlace[];
  readonly message: string | undefined;
  readonly onChange: (next: Partial<RefusalReason>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const isWrong = message !== undefined;
  const needsPlace = reason.code !== 'OTHER' && reason.place === null;
  const noteId = places.length === 0 ? `${id}-first` : `${id}-note`;
  return (
    <div className="panel-reason" role="group" aria-label={title}>
      <b>{title}</b>
      {places.length === 0 ? null : (
        <select
          {...walkStop}
          id={`${id}-first`}
          className="panel-input"
          aria-label={`${title} 所在栏目`}
          aria-invalid={isWrong && needsPlace}
          value={reason.place?.field ?? ''}
          onChange={(event) =>
            onChange({ place: places.find(({ field }) => field === event.target.value) ?? null })
          }
        >
          <option value="">{reason.code === 'OTHER' ? '不指明栏目' : '请选择栏目'}</option>
          {places.map(({ field, label }) => (
            <option key={field} value={field}>
              {label}
            </option>
          ))}
        </select>
      )}
      <input
        {...walkStop}
        id={noteId}
        className="panel-input"
        aria-label={`${title} 说明`}
        placeholder={reason.code === 'OTHER' ? '说明(必填)' : '说明(选填)'}
        autoComplete="off"
        maxLength={200}
        value={reason.note}
        aria-invalid={isWrong && !needsPlace}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <label className="panel-tick">
        <input
          type="checkbox"
          checked={reason.presence === 'client'}
          onChange={(event) => onChange({ presence: event.target.checked ? 'client' : 'counter' })}
        />
        须客户到场
      </label>
      <button type="button" className="gt-quiet" onClick={onRemove} aria-label={`删除 ${title}`}>
        删除
      </button>
      {isWrong ? (
        <p className="gt-danger panel-reason-fault" role="alert">
          {message}
        </p>
      ) : null}
    </div>
  );
}
