import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { decideCases, type Given, messagesOf } from './decide-cases.ts';
import { type Reviewed, readReview, subjectOf } from './inbox-rows.ts';
import { lookOf, type ReviewParts } from './review.ts';
import { ReviewContent } from './ReviewContent.tsx';
import { ReviewDecision } from './ReviewDecision.tsx';
import { ReviewFigures } from './ReviewFigures.tsx';
import { type Rights, standingOf } from './rights.ts';
import { counterOf } from './waiting-words.ts';
import { visitRows } from './was-visited.ts';
import { focusUnder } from '../../ui/focus-under.ts';

/** One case to be decided: what is unusual, old beside new, what to tick, then F9 or F6 for the person's own password. */
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
  /** What was decided, in words. */
  readonly onDecided: (words: string) => void;
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
  readonly onDecided: (words: string) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}) {
  const { detail, review, rows } = reviewed;
  const counter = useCounter();
  const act = useAct();
  const { store, takesActs, info } = counter;
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock);
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
  const digits = review.ticks.flatMap((_, at) => (ticked.has(at) ? [] : [at + 1]));
  const open = review.ticks.filter((_, at) => !ticked.has(at));
  const disabled = !takesActs || isCut || standing.kind !== 'may';

  const toggle = (at: number) => {
    setMessages([]);
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });
  };

  const decide = async (wants: 'approve' | 'refuse') => {
    if (busy || disabled || standing.kind !== 'may') return;
    if (wants === 'approve' && open.length > 0) {
      setMessages([`还有 ${open.length} 项未勾选(${digitWords(digits)})。要退回的,按 F6。`]);
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const { staff } = rights.authority;
      const found = lookOf(review, open);
      const look =
        found === null || wants === 'approve' ? found : { ...found, refusing: true as const };
      const deciding = { detail, need: standing.need, staff, ...(look === null ? {} : { look }) };
      const given = await decideCases(counter, act, [deciding]);
      const [first] = given ?? [];
      if (first === undefined) return;
      if (first.outcome.status === 'recorded') onDecided(decidedWords(first, parts));
      else setMessages(messagesOf(first));
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  const need = standing.kind === 'may' ? needWords[standing.need] : '复核';
  const isShut = disabled || busy;
  const keys: KeyBinding[] = isGone
    ? [{ key: 'Enter', label: '下一笔', run: onNext }]
    : [
        { key: 'F9', label: need, run: () => void decide('approve'), disabled: isShut },
        { key: 'F6', label: '退回', run: () => void decide('refuse'), disabled: isShut },
        ...review.ticks.map((_, at) => ({ key: `${at + 1}`, run: () => toggle(at) })),
      ];
  useKeys([...keys, { key: 'Esc', label: '返回清单', run: onBack }], { active });

  useEffect(() => {
    if (active) focusFirst(page.current, isGone);
  }, [active, isGone]);

  const parsed = parts.businesses.find(detail.business)?.parse(detail.shown.command) ?? null;
  const buttons = (
    <>
      {isGone ? (
        <Button type="primary" onClick={onNext}>
          Enter 下一笔
        </Button>
      ) : (
        <>
          <Button
            type="primary"
            disabled={disabled}
            aria-disabled={busy}
            onClick={() => void decide('approve')}
          >
            {busy ? '请在密码窗口中完成…' : `F9 ${need}`}
          </Button>
          <Button disabled={disabled} aria-disabled={busy} onClick={() => void decide('refuse')}>
            F6 退回
          </Button>
        </>
      )}
      <Button onClick={onBack}>Esc 返回清单</Button>
    </>
  );
  return (
    <div
      className="gt-two gt-two-wide"
      ref={page}
      tabIndex={-1}
      role="group"
      aria-label={`复核 ${detail.serial}`}
    >
      <div className="gt-stack">
        <ReviewContent
          reviewed={reviewed}
          parts={parts}
          parsed={parsed}
          active={active}
          place={place}
        />
        <ReviewFigures detail={detail} rows={rows} />
      </div>
      <div className="gt-stays">
        <ReviewDecision
          detail={detail}
          review={review}
          standing={standing}
          now={now}
          isCut={isCut}
          ticked={ticked}
          onToggle={toggle}
          messages={messages}
          buttons={buttons}
        />
      </div>
    </div>
  );
}

/** Which digits are still to be pressed: 1–5 where they follow each other, else 1、3. */
function digitWords(digits: readonly number[]): string {
  const [first = 0] = digits;
  const last = digits.at(-1) ?? first;
  const isRun = digits.length > 2 && last - first === digits.length - 1;
  return isRun ? `${first}–${last}` : digits.join('、');
}

/** What was decided about what: 已同意 0101-02-1-000008 个人开户 孙*. */
function decidedWords({ detail, decision }: Given, { businesses }: ReviewParts): string {
  const does = decision.statement.decision === 'approve' ? '已同意' : '已退回';
  const title = businesses.find(detail.business)?.title ?? detail.business;
  return `${does} ${detail.serial} ${title} ${subjectOf(detail)}。`;
}

/** The first tick, or the button of what comes next: when it opens, and when somebody else has decided. */
function focusFirst(page: HTMLElement | null, isGone: boolean): void {
  const tick = isGone ? null : page?.querySelector<HTMLElement>('input[type="checkbox"]');
  const act = page?.querySelector<HTMLElement>('.gt-actions button:not([disabled])');
  focusUnder(tick ?? act ?? page);
}
