import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { circumstancesOf } from '../../../shared/business/account-opening/application/circumstances.ts';
import type { ApplicationContext } from '../../../shared/business/account-opening/application/context.ts';
import { applicationLines } from '../../../shared/business/account-opening/application/lines.ts';
import { accountsText } from '../../../shared/business/account-opening/application/words.ts';
import { type Screening, screeningWords } from '../../../shared/safeguards/screening.ts';
import { EvidenceStrip } from '../../safeguards/evidence/EvidenceStrip.tsx';
import { useSyncStatus } from '../../sync/status.ts';
import { Notice } from '../../ui/Notice.tsx';
import { WordList } from '../../ui/WordList.tsx';
import type { Reviewed } from './form/use-submission.ts';

/**
 * The client's data read back in words, what is unusual first; then the data group by group, the pictures, and one
 * sentence of what the next F8 does.
 */
export function OpeningReview({
  reviewed: { application, evidence, screening },
  context,
  active,
  submitting,
  trouble,
  onSubmit,
  onBack,
}: {
  readonly reviewed: Reviewed;
  readonly context: ApplicationContext;
  readonly active: boolean;
  readonly submitting: boolean;
  readonly trouble: string | null;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}) {
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const circumstances = circumstancesOf(application, context);
  const asksSupervisor = circumstances.length > 0;
  const pending = pendingOf(application.checks, screening);
  const button = useRef<HTMLButtonElement>(null);
  // Read from the top: the button that submits stays in view below, wherever the page is.
  useEffect(() => {
    const page = button.current?.closest('.gt-page');
    if (page) page.scrollTop = 0;
    button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="gt-panel gt-review" aria-label="提交前核对">
      <header>
        <h2>提交前核对</h2>
        <span className="gt-soft">请对照证件向客户复述一遍</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {asksSupervisor ? (
          <Notice tone="warning">
            <strong>须主管授权</strong>
            <ul>
              {circumstances.map(({ code, message }) => (
                <li key={`${code} ${message}`}>{message}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {pending.length === 0 ? null : (
          <Notice tone="plain">{pending.join('、')}:受理后由总部补做,完成前不下发账户号码。</Notice>
        )}
        <div className="gt-review-parts">
          <div className="gt-review-groups">
            {applicationLines(application, context).map(({ title, lines }) => (
              <section key={title} aria-label={title}>
                <h3>{title}</h3>
                <WordList lines={lines} />
              </section>
            ))}
            <section aria-label="交易密码">
              <h3>交易密码</h3>
              <WordList
                lines={[
                  {
                    label: '交易密码',
                    value: application.password === null ? '未设置,须客户补设' : '客户已设置',
                  },
                ]}
              />
            </section>
          </div>
          <EvidenceStrip evidence={evidence} active={active} />
        </div>
      </div>
      <div className="gt-actions">
        {/* Read before F8, wherever the page is: what it does stands over the button that does it. */}
        <Notice tone="plain">
          提交后记入业务流水并等待另一位有复核权限的人员复核{asksSupervisor ? '、主管授权' : ''}
          ;通过后即为已受理,由总部开立资金账户、一码通和
          {accountsText(application.need.accounts)}。
          {isOffline ? '当前离线:受理后号码待下发,恢复联网后自动送总部。' : ''}
        </Notice>
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        <Button ref={button} type="primary" disabled={submitting} onClick={onSubmit}>
          {submitting ? '正在提交…' : 'F8 提交'}
        </Button>
        <Button disabled={submitting} onClick={onBack}>
          Esc 返回修改
        </Button>
      </div>
    </section>
  );
}

/** What head office has still to find out. */
function pendingOf(
  { police, clearing }: Reviewed['application']['checks'],
  screening: Screening | null,
): readonly string[] {
  const isOpen = (check: typeof police) =>
    check === null || check.statement.result === 'UNAVAILABLE';
  const isScreened = screening?.state === 'CLEAR';
  return [
    ...(isOpen(police) ? ['待公安核查'] : []),
    ...(isOpen(clearing) ? ['待中登核查'] : []),
    ...(isScreened || screening === null ? [] : [screeningWords[screening.state]]),
  ];
}
