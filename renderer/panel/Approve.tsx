import { useState } from 'react';
import { registry } from '../../shared/business/registry.ts';
import type { ApproveAsk, ApproveItem, PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import { needWords } from '../../shared/safeguards/need.ts';
import { refusalComment, type RefusalReason } from '../../shared/safeguards/refusal-reason.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { WordList } from '../ui/WordList.tsx';
import { PasswordField, StaffField } from './CredentialFields.tsx';
import { LookList } from './LookList.tsx';
import { PanelField } from './PanelField.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { reasonFaults } from './reason-faults.ts';
import { ReasonRows } from './ReasonRows.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { Ticks } from './Ticks.tsx';
import { type Faults, useAnswer } from './use-answer.ts';
import { useCredential } from './use-credential.ts';

/**
 * Another person decides on one act or on several alike: the page puts each command into words and computes its
 * digest from what it shows; the shell signs only when that is the digest it computed itself.
 */
export function Approve({
  channel,
  items,
  isMany,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly items: readonly ApproveItem[];
  /** Whether the shell asked for several at once; its answer then carries a digest for each. */
  readonly isMany: boolean;
  readonly onDone: () => void;
}) {
  const settled = items[0]?.ask.staff ?? '';
  const answering = useAnswer(channel, onDone);
  const typed = useCredential(answering, settled);
  const [comment, setComment] = useState('');
  const shown = items.map(shownOf);
  const { busy, faults } = answering;
  // What was found out about an act is shown with one act: those decided together have nothing to look at.
  const look = isMany ? undefined : items[0]?.ask.look;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [reasons, setReasons] = useState<readonly RefusalReason[] | null>(
    look?.refusing === true ? [] : null,
  );
  const openTicks = (look?.ticks ?? []).filter((_, at) => !ticked.has(at));
  const wrongWith = (decision: 'approve' | 'refuse'): Faults | null => {
    if (decision === 'approve') {
      return openTicks.length === 0
        ? null
        : { ticks: `请先逐项核对并勾选:${openTicks.join(';')}。` };
    }
    if (look !== undefined) return reasonFaults(reasons ?? [], look.places.length > 0);
    return comment.trim() === '' ? { comment: '退回时请写明原因,以便经办人补正。' } : null;
  };
  const decide = (decision: 'approve' | 'refuse'): void => {
    if (decision === 'refuse' && look !== undefined && reasons === null) {
      setReasons([]);
      return;
    }
    const wrong = wrongWith(decision);
    if (wrong !== null && ('ticks' in wrong || look !== undefined)) {
      answering.refuse(wrong);
      return;
    }
    typed.submit((credential) => {
      if (wrong !== null) {
        answering.refuse(wrong);
        return;
      }
      const told = decision === 'refuse' ? (reasons ?? []) : [];
      const words = comment.trim() === '' && told.length > 0 ? refusalComment(told) : comment;
      const given = { ...credential, decision, comment: words };
      const [digest = '', ...more] = shown.map((one) => one.digest);
      void answering.send(
        isMany
          ? { kind: 'decide-many', ...given, digests: [digest, ...more] }
          : {
              kind: 'decide',
              ...given,
              digest,
              ...(told.length === 0 ? {} : { reasons: [...told] }),
            },
      );
    });
  };
  const need = needWords[items[0]?.ask.need ?? 'check'];
  const title =
    items.length > 1 ? `${need} ${items.length} 笔` : `${need} ${shown[0]?.title ?? ''}`;
  const fault = shown.find((one) => one.fault !== null)?.fault ?? null;
  if (fault !== null) {
    return (
      <PanelFrame title={title} answering={answering} buttons={null}>
        <p className="gt-notice gt-notice-warning" role="alert">
          {fault}
        </p>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame
      title={title}
      answering={answering}
      enterSubmits={false}
      keys={{
        F9: () => (reasons === null ? decide('approve') : setReasons(null)),
        F6: () => decide('refuse'),
      }}
      buttons={
        <>
          {reasons === null ? (
            <SubmitButton
              label={`F9 ${agree(items.length)}`}
              busy={busy}
              onPress={() => decide('approve')}
            />
          ) : null}
          <SubmitButton
            label="F6 退回"
            busy={busy}
            isMain={reasons !== null}
            onPress={() => decide('refuse')}
          />
          {reasons === null ? null : (
            <SubmitButton
              label="F9 改为同意"
              busy={busy}
              isMain={false}
              onPress={() => setReasons(null)}
            />
          )}
        </>
      }
    >
      {look === undefined ? null : <LookList why={look.why} unusual={look.unusual} />}
      {shown.map(({ ask, digest, title: name, lines }, at) => (
        <section key={digest} aria-label={`第 ${at + 1} 笔 ${name}`}>
          {items.length > 1 ? <h2>{`${at + 1} ${name}`}</h2> : null}
          <div className="panel-words">
            <WordList lines={lines} columns={2} />
          </div>
          <p className="gt-soft">
            经办 {ask.maker} {ask.makerName} · 复核时限 {beijingDateTime(ask.expiresAt)} · 校验码{' '}
            <code>{digest.slice(0, 8)}</code>
          </p>
          <Delegated ask={ask} staff={typed.number} />
        </section>
      ))}
      {look === undefined || look.ticks.length === 0 || reasons !== null ? null : (
        <Ticks
          ticks={look.ticks}
          ticked={ticked}
          onToggle={(at) => setTicked((before) => toggled(before, at))}
          message={faults['ticks']}
        />
      )}
      {reasons === null ? null : (
        <ReasonRows
          reasons={reasons}
          places={look?.places ?? []}
          onChange={setReasons}
          faults={faults}
        />
      )}
      {settled === '' ? (
        <StaffField
          answering={answering}
          label={`${need}人柜员号`}
          value={typed.staff}
          onChange={typed.setStaff}
        />
      ) : (
        <p>
          {need}人 <b className="gt-tabular">{settled}</b>(签到人)
          {faults['staff'] === undefined ? null : (
            <span className="gt-danger" role="alert">
              {' '}
              {faults['staff']}
            </span>
          )}
        </p>
      )}
      <PasswordField
        answering={answering}
        value={typed.password}
        onChange={typed.setPassword}
        // What is to be ticked has the focus first.
        autoFocus={settled !== '' && openTicks.length === 0}
      />
      <PanelField
        id="comment"
        label="意见"
        value={comment}
        onChange={setComment}
        message={faults['comment']}
        hint={look === undefined ? '退回时必填' : '可不填'}
        maxLength={500}
      />
    </PanelFrame>
  );
}

/** By whose right somebody may decide who has none of their own: said before the password is typed. */
function Delegated({ ask, staff }: { readonly ask: ApproveAsk; readonly staff: string }) {
  const delegation = ask.delegations?.find(
    ({ statement }) => statement.to === staff && statement.needs.includes(ask.need),
  );
  if (delegation === undefined) return null;
  const { statement, authority } = delegation;
  return (
    <p className="gt-soft">
      受{authority.statement.name}({statement.from})转授权,至 {beijingDateTime(statement.untilAt)}
      ;本人已有{needWords[ask.need]}权限的,按本人权限办理。
    </p>
  );
}

function toggled(before: ReadonlySet<number>, at: number): ReadonlySet<number> {
  const next = new Set(before);
  if (!next.delete(at)) next.add(at);
  return next;
}

const agree = (count: number): string => (count > 1 ? `全部同意 ${count} 笔` : '同意');

function shownOf({ ask, digest: given }: ApproveItem) {
  const business = registry.find(ask.business);
  const lines = business?.parse(ask.command)?.words();
  const digest = commandDigest(intl1, ask.business, ask.command);
  const fault =
    lines === undefined
      ? '本版本的程序不能显示该业务的内容,不能在此复核。请升级程序。'
      : digest === given
        ? null
        : '窗口显示的内容与提交的内容不一致,不能复核。请取消后重新提交。';
  const code = business?.functions[0]?.code;
  const title = [code, business?.title ?? ask.business, ask.serial].filter(Boolean).join(' ');
  return { ask, digest, title, lines: lines ?? [], fault };
}
