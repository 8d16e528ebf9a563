import { Button, Checkbox } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { WordList } from '../../ui/WordList.tsx';
import { decideCases, messagesOf } from './decide-cases.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { type Reviewed, readReview } from './inbox-rows.ts';
import { businessWords, type ReviewParts } from './review.ts';
import { type Rights, standingOf, standingWords } from './rights.ts';
import { whatCounted } from './use-overtaken.ts';
import { EvidenceStrip } from '../evidence/EvidenceStrip.tsx';
import { counterOf, leftWords } from './waiting-words.ts';
import { visitRows } from './was-visited.ts';

/** One case to be decided: in words, old beside new, what to tick, then F9 for the person's own password. */
export function ReviewView({
  caseId,
  parts,
  rights,
  active,
  place,
  onDecided,
  onNext,
  onBack,
}: {
  readonly caseId: string;
  readonly parts: ReviewParts;
  readonly rights: Rights;
  readonly active: boolean;
  /** Which of how many, e.g. 第 2 笔,共 5 笔. */
  readonly place: string;
  readonly onDecided: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const read = useRead(
    async (store) => await readReview(store, parts, caseId, await visitRows(store)),
    [caseId],
  );
  if (read.status === 'loading') return <p className="gt-empty">正在打开…</p>;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  if (read.value === null) return <Notice tone="warning">该业务本机没有,请按 Esc 返回。</Notice>;
  const shared = { parts, rights, active, place, onDecided, onNext, onBack };
  return <Opened key={caseId} reviewed={read.value} {...shared} />;
}

function Opened({
  reviewed,
  parts,
  rights,
  active,
  place,
  onDecided,
  onNext,
  onBack,
}: {
  readonly reviewed: Reviewed;
  readonly parts: ReviewParts;
  readonly rights: Rights;
  readonly active: boolean;
  readonly place: string;
  readonly onDecided: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const { detail, review, rows } = reviewed;
  const counter = useCounter();
  const act = useAct();
  const { store, takesActs, info } = counter;
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock);
  const lastExchangeAt = useSyncStatus((state) => state.lastExchangeAt);
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const page = useRef<HTMLDivElement>(null);

  const standing = standingOf(detail, rights, now);
  const isElsewhere = counterOf(detail.serial) !== info.counter.counter;
  // Without a line nobody here knows whether it still waits, and no decision of here reaches its counter.
  const isCut = isOffline && isElsewhere;
  const isGone = detail.waiting === null;
  const open = review.ticks.flatMap((tick, at) => (ticked.has(at) ? [] : [tick]));
  const disabled = !takesActs || isCut || standing.kind !== 'may';

  const toggle = (at: number) => {
    setMessages([]);
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });
  };

  const decide = async () => {
    if (busy || disabled || standing.kind !== 'may') return;
    if (open.length > 0) {
      setMessages([`请先逐项核对并勾选:${open.join(';')}。`]);
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const { staff } = rights.authority;
      const given = await decideCases(counter, act, [{ detail, need: standing.need, staff }]);
      const [first] = given ?? [];
      if (first === undefined) return;
      if (first.outcome.status === 'recorded') onDecided();
      else setMessages(messagesOf(first));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  const need = standing.kind === 'may' ? needWords[standing.need] : '复核';
  const keys: KeyBinding[] = isGone
    ? [{ key: 'Enter', label: '下一笔', run: onNext }]
    : [
        { key: 'F9', label: need, run: () => void decide(), disabled: disabled || busy },
        ...review.ticks.map((_, at) => ({ key: `${at + 1}`, run: () => toggle(at) })),
      ];
  useKeys([...keys, { key: 'Esc', label: '返回清单', run: onBack }], { active });

  useEffect(() => {
    if (active) focusFirst(page.current, isGone);
  }, [active, isGone]);

  const business = parts.businesses.find(detail.business);
  const { command } = detail.shown;
  const parsed = business?.parse(command) ?? null;
  const evidence = parsed?.evidence() ?? [];
  return (
    <div
      className="gt-two"
      ref={page}
      tabIndex={-1}
      role="group"
      aria-label={`复核 ${detail.serial}`}
    >
      <section className="gt-panel" aria-label="提交内容">
        <header>
          <h2>{businessWords(parts, detail.business)}</h2>
          <span className="gt-tabular">{detail.serial}</span>
          <span className="gt-soft gt-push">{place}</span>
        </header>
        <div className="gt-panel-body gt-stack">
          {isGone ? (
            <Notice tone="warning">{whatCounted(detail)}按 Enter 看下一笔,Esc 返回清单。</Notice>
          ) : null}
          {parsed === null ? (
            <Notice tone="warning">本版本程序不能显示该业务的内容,请升级程序后复核。</Notice>
          ) : (
            <WordList lines={parsed.words()} columns={2} />
          )}
          <DifferenceTable differences={review.differences} />
          <section aria-label="影像材料">
            <h3>
              影像材料 <span className="gt-soft">F11 查看</span>
            </h3>
            <EvidenceStrip evidence={evidence} active={active} />
          </section>
        </div>
      </section>
      <div className="gt-stack">
        <section className="gt-panel" aria-label="复核">
          <header>
            <h2>核对与决定</h2>
            {detail.waiting === null ? null : (
              <span className="gt-push gt-tabular">剩 {leftWords(detail.waiting, now)}</span>
            )}
          </header>
          <div className="gt-panel-body gt-stack">
            <WordList
              lines={[
                { label: '经办', value: `${detail.maker},终端 ${counterOf(detail.serial)}` },
                { label: '提交时间', value: beijingDateTime(detail.waiting?.since ?? detail.at) },
                ...(standing.kind === 'may' && standing.by !== null
                  ? [{ label: '权限来源', value: delegatedWords(standing.by) }]
                  : []),
              ]}
            />
            {review.unusual.length === 0 ? (
              <p className="gt-soft">没有异常提示。</p>
            ) : (
              <ul className="gt-unusual" aria-label="异常提示">
                {review.unusual.map((words) => (
                  <li key={words}>▲ {words}</li>
                ))}
              </ul>
            )}
            {isGone || review.ticks.length === 0 ? null : (
              <div role="group" aria-label="逐项核对">
                <p className="gt-soft">逐项核对,按数字勾选:</p>
                {review.ticks.map((tick, at) => (
                  <p key={tick}>
                    <Checkbox checked={ticked.has(at)} onChange={() => toggle(at)}>
                      {at + 1} {tick}
                    </Checkbox>
                  </p>
                ))}
              </div>
            )}
            {isCut ? (
              <Notice tone="warning">
                离线时远程复核不可用:本机看到的可能已不是最新。请到终端 {counterOf(detail.serial)}{' '}
                现场复核(F9),或等恢复联网。
              </Notice>
            ) : null}
            {standing.kind === 'may' || standing.kind === 'none' ? null : (
              <Notice tone="warning">{standingWords[standing.kind]}。</Notice>
            )}
            {messages.map((message) => (
              <Notice key={message} tone="danger">
                {message}
              </Notice>
            ))}
          </div>
          <div className="gt-actions">
            {isGone ? (
              <Button type="primary" onClick={onNext}>
                Enter 下一笔
              </Button>
            ) : (
              <Button
                type="primary"
                disabled={disabled}
                aria-disabled={busy}
                onClick={() => void decide()}
              >
                {busy ? '请在密码窗口中完成…' : `F9 ${need}`}
              </Button>
            )}
            <Button onClick={onBack}>Esc 返回清单</Button>
          </div>
        </section>
        <section className="gt-panel" aria-label="总部数据">
          <header>
            <h2>总部数据</h2>
            <span className="gt-soft gt-push">
              上次交换 {lastExchangeAt === null ? '—' : beijingDateTime(lastExchangeAt)}
            </span>
          </header>
          <div className="gt-panel-body">
            <WordList
              lines={[
                {
                  label: '本笔',
                  value: detail.progress === 'recorded' ? '本机已记录,总部尚未收到' : '总部已收',
                },
                ...(rows.length === 0
                  ? [{ label: '对照登记', value: '本机未发现对应登记' }]
                  : rows.map(({ key, asOf }, at) => ({
                      label: at === 0 ? '对照登记' : `登记 ${at + 1}`,
                      value: `${key},截至 ${beijingDateTime(asOf)} 总部`,
                    }))),
              ]}
            />
          </div>
        </section>
      </div>
    </div>
  );
}

/** The first tick, or the button of what comes next: when it opens, and when somebody else has decided. */
function focusFirst(page: HTMLElement | null, isGone: boolean): void {
  const tick = isGone ? null : page?.querySelector<HTMLElement>('input[type="checkbox"]');
  const act = page?.querySelector<HTMLElement>('.gt-actions button:not([disabled])');
  (tick ?? act ?? page)?.focus();
}

function delegatedWords({
  statement,
  authority,
}: NonNullable<Extract<ReturnType<typeof standingOf>, { kind: 'may' }>['by']>): string {
  return `受${authority.statement.name}(${statement.from})转授权,至 ${beijingDateTime(statement.untilAt)}`;
}
