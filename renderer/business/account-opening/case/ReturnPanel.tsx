import { Button } from 'antd';
import { presenceWords } from '../../../../shared/feed/item.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { callText, callsText, presenceText } from '../../return-words.ts';

/** Why a case was returned, what mending each reason takes, and the calls to a client who has left. */
export function ReturnPanel({
  detail: { shown },
  disabled,
  onCall,
}: {
  readonly detail: CaseDetail;
  readonly disabled: boolean;
  readonly onCall: () => void;
}) {
  const reasons = shown.returned?.reasons ?? [];
  return (
    <section className="gt-panel" aria-label="退回补正">
      <header>
        <h2>退回原因 {reasons.length}</h2>
        <span className="gt-warning gt-push">{presenceText(shown)}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <ul className="gt-open-items">
          {reasons.map(({ message, presence }) => (
            <li key={message}>
              <span>{message}</span>
              <span className="gt-soft gt-push">
                {presence === undefined ? '' : presenceWords[presence]}
              </span>
            </li>
          ))}
        </ul>
        <h3>联系客户 · {callsText(shown)}</h3>
        {shown.calls.length === 0 ? (
          <p className="gt-soft">客户已离开的,请致电告知原因和要带的材料,并记录结果。</p>
        ) : (
          <ol className="gt-open-items" aria-label="致电记录">
            {shown.calls.toReversed().map((call) => (
              <li key={`${call.at} ${call.notedAt}`}>{callText(call)}</li>
            ))}
          </ol>
        )}
      </div>
      <div className="gt-actions">
        <Button disabled={disabled} onClick={onCall}>
          Alt+T 记录致电
        </Button>
      </div>
    </section>
  );
}
