import { Button } from 'antd';
import { type ComponentProps, useCallback, useEffect, useState } from 'react';
import type { CaseState } from '../../../shared/business/case.ts';
import type { CaseDetail, Draft } from '../../data/types.ts';
import { type Counter, newId, useCounter } from '../../session/counter.tsx';
import { deleteDraftWithEvidence, evidenceIn } from '../../session/discard-evidence.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { ScreenProps } from '../screen.ts';
import { ReturnBar } from './case/ReturnBar.tsx';
import { emptyFields, fieldsFrom, fieldsOfCommand } from './form/opening-fields.ts';
import { OpeningCase } from './OpeningCase.tsx';
import { type FormStart, OpeningForm } from './form/OpeningForm.tsx';
import type { Recorded } from './recorded.ts';

/** 1101: the form until it is recorded, then the case; the form again when it was returned. */
export function OpeningScreen({ caseId, active, onSubject, onBack }: ScreenProps) {
  const counter = useCounter();
  const { store, bridge } = counter;
  const [form, setForm] = useState<FormStart | null>(null);
  const [look, setLook] = useState<Look>({ status: 'looking', tries: 0 });
  const [recorded, setRecorded] = useState<RecordedBefore | null>(null);
  const [draftIsLeft, setDraftIsLeft] = useState(false);
  const [heldBy, setHeldBy] = useState<string | null>(null);
  const { staff } = useSignedIn().actor;
  const read = useRead(async (store) => ({ detail: await store.caseById(caseId) }), [caseId]);
  const detail = read.status === 'ready' ? read.value.detail : null;

  // What the tab begins with is looked up once: from then on only the clerk changes what is being typed.
  const { tries } = look;
  useEffect(() => {
    let isCurrent = true;
    const begin = async () => {
      try {
        const start = await firstStart({ store, bridge }, caseId, staff);
        if (!isCurrent) return;
        setForm(start.form);
        setDraftIsLeft(start.draftIsLeft);
        setHeldBy(start.heldBy);
        setLook({ status: 'found', tries });
      } catch (error) {
        if (isCurrent) setLook({ status: 'failed', tries, message: wordsOf(error) });
      }
    };
    void begin();
    return () => {
      isCurrent = false;
    };
  }, [store, bridge, caseId, staff, tries]);

  const isReturned = detail?.shown.stage === 'returned' && detail.attention !== 'upgrade-needed';
  const isOwnReturned = isReturned && detail.shown.maker === staff && heldBy === null;
  const isTyped = form !== null || isOwnReturned;
  const subject = isTyped ? null : (detail?.summary.subject ?? null);
  useEffect(() => {
    if (subject !== null) onSubject(subject);
  }, [subject, onSubject]);

  const resubmit = useCallback(() => {
    if (detail === null) return;
    if (detail.shown.stage === 'returned') {
      setForm(returnedStart(detail.shown, newId(counter)));
      return;
    }
    setForm({
      commandId: newId(counter),
      fields: fieldsOfCommand(detail.shown.command.data),
      evidence: evidenceIn(detail.shown.command.data),
      held: null,
      notice: '复核时限已过,请核对后重新提交。',
    });
  }, [detail, counter]);

  // The act stands, whatever becomes of its draft: that is told beside it.
  const clearDraft = async (saved: Promise<void>) => {
    await saved;
    setDraftIsLeft(!(await isDeleted(counter, caseId)));
  };

  const isBehind =
    recorded !== null &&
    detail?.shown.stage !== 'withdrawn' &&
    (detail?.shown.command.id ?? null) === recorded.before;
  const notices = (
    <>
      {isBehind ? (
        <Notice tone="plain">
          已记录,流水号 {recorded.serial},{recorded.restoring ? '正在恢复显示。' : '正在显示。'}
        </Notice>
      ) : null}
      {draftIsLeft ? (
        <Notice tone="warning">
          业务已记录,不受影响;录入草稿未能清除,请按 F4,在待办的草稿中按 Delete 删除。
        </Notice>
      ) : null}
    </>
  );
  if (look.status === 'failed') {
    return (
      <Unopened
        message={look.message}
        active={active}
        onAgain={() => setLook({ status: 'looking', tries: tries + 1 })}
        onBack={onBack}
      />
    );
  }
  if (read.status === 'failed') {
    return (
      <>
        {notices}
        <Notice tone="danger">{read.message}</Notice>
      </>
    );
  }
  if (look.status === 'looking' || read.status === 'loading') {
    return <p className="gt-empty">正在打开…</p>;
  }
  const shared = {
    caseId,
    detail,
    active,
    onSubject,
    onBack,
    onRecorded({ serial, restoring }: Recorded, saved: Promise<void>) {
      setRecorded({ serial, restoring, before: detail?.shown.command.id ?? null });
      setForm(null);
      void clearDraft(saved);
    },
    onWithdrawn({ serial, restoring, state }: Recorded, saved: Promise<void>) {
      // A withdrawal keeps the command the case shows: only an index that lags is waited for.
      setRecorded(restoring ? { serial, restoring, before: state.command.id } : null);
      setForm(null);
      void clearDraft(saved);
    },
  };
  const bar = isReturned ? <ReturnBar detail={detail} active={active} /> : null;
  if (form !== null) {
    return (
      <>
        {bar}
        <OpeningForm key={form.commandId} start={form} {...shared} />
      </>
    );
  }
  // Recorded, and the index has not followed yet: what it still shows is what was before.
  if (detail === null && heldBy !== null) {
    return <ForeignDraft staff={heldBy} active={active} onBack={onBack} />;
  }
  if (detail === null || isBehind) return notices;
  // In clear at once for who made it; others look at the case, and take it up for a reason.
  if (isOwnReturned) {
    return (
      <>
        {bar}
        <ReturnedForm key={detail.shown.command.id} state={detail.shown} {...shared} />
      </>
    );
  }
  return (
    <>
      {notices}
      <OpeningCase
        detail={detail}
        active={active}
        onBack={onBack}
        onResubmit={resubmit}
        heldBy={isReturned ? heldBy : null}
      />
    </>
  );
}

/** How far the look-up of what a tab begins with has come. */
type Look =
  | { readonly status: 'looking' | 'found'; readonly tries: number }
  | { readonly status: 'failed'; readonly tries: number; readonly message: string };

/** An act recorded from the form: its serial number is shown before the index follows. */
interface RecordedBefore {
  readonly serial: string;
  readonly restoring: boolean;
  /** Id of the command the case showed before, or null when there was no case. */
  readonly before: string | null;
}

/** What a colleague is typing is theirs until they hand it over. */
function ForeignDraft({
  staff,
  active,
  onBack,
}: {
  readonly staff: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  return (
    <section className="gt-panel" aria-label="他人草稿">
      <div className="gt-panel-body">
        <Notice tone="plain">
          该草稿由经办 {staff} 录入,内容不显示。请由其本人继续,或由其交接班(8003)后办理。
        </Notice>
      </div>
      <div className="gt-actions">
        <Button type="primary" autoFocus onClick={onBack}>
          Esc 返回
        </Button>
      </div>
    </section>
  );
}

function Unopened({
  message,
  active,
  onAgain,
  onBack,
}: {
  readonly message: string;
  readonly active: boolean;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}) {
  useKeys(
    [
      { key: 'Enter', label: '重试', run: onAgain },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <section className="gt-panel" aria-label="未能打开">
      <div className="gt-panel-body">
        <Notice tone="danger">本业务未能打开,已录入和已记录的内容没有改动。{message}</Notice>
      </div>
      <div className="gt-actions">
        <Button type="primary" autoFocus onClick={onAgain}>
          Enter 重试
        </Button>
        <Button onClick={onBack}>Esc 返回</Button>
      </div>
    </section>
  );
}

/** A case returned while its tab is open goes back to the form by itself. */
function ReturnedForm({
  state,
  ...form
}: { readonly state: CaseState } & Omit<ComponentProps<typeof OpeningForm>, 'start'>) {
  const counter = useCounter();
  const [start] = useState(() => returnedStart(state, newId(counter)));
  return <OpeningForm start={start} {...form} />;
}

/** What finds and deletes a draft; the same for as long as the program runs. */
type DraftTools = Pick<Counter, 'store' | 'bridge'>;

interface FirstStart {
  /** Null when the case is to be shown, not typed. */
  readonly form: FormStart | null;
  readonly draftIsLeft: boolean;
  /** Whose the draft is, when it is somebody else's. */
  readonly heldBy: string | null;
}

/** What a tab begins with. */
async function firstStart(counter: DraftTools, caseId: string, staff: string): Promise<FirstStart> {
  const { store } = counter;
  const [draft, detail] = await Promise.all([store.draft(caseId), store.caseById(caseId)]);
  if (draft !== null) {
    const isRecorded = detail?.shown.command.id === draft.commandId;
    if (!isRecorded && draft.staff !== staff) {
      return { form: null, draftIsLeft: false, heldBy: draft.staff };
    }
    if (!isRecorded) return { form: draftStart(draft, detail), draftIsLeft: false, heldBy: null };
    // Recorded, and the program ended before the draft was cleared away.
    return { form: null, draftIsLeft: !(await isDeleted(counter, caseId)), heldBy: null };
  }
  // The case takes the id of the command that opens it.
  const empty = {
    commandId: caseId,
    fields: emptyFields,
    evidence: [],
    held: null,
    notice: null,
  };
  return { form: detail === null ? empty : null, draftIsLeft: false, heldBy: null };
}

/** With the pieces that no entry names: those of a draft that was withdrawn. */
async function isDeleted(counter: DraftTools, draftId: string): Promise<boolean> {
  try {
    await deleteDraftWithEvidence(counter, draftId);
    return true;
  } catch {
    return false;
  }
}

function draftStart(draft: Draft, detail: CaseDetail | null): FormStart {
  const returned = detail?.shown.stage === 'returned' ? returnedStart(detail.shown, '') : null;
  return {
    commandId: draft.commandId,
    fields: fieldsFrom(draft.data),
    evidence: evidenceIn(draft.data),
    held: returned?.held ?? null,
    notice: returned?.notice ?? null,
  };
}

function returnedStart(state: CaseState, commandId: string): FormStart {
  const fields = fieldsOfCommand(state.command.data);
  const evidence = evidenceIn(state.command.data);
  const { reasons = [], by = null } = state.returned ?? {};
  // Nobody found anything wrong with what no one looked at in time: nothing is to be mended.
  const isLate = by === 'timer';
  return {
    commandId,
    fields,
    evidence,
    held: isLate ? null : { values: fields, evidence, refusals: reasons.map(asRefusal) },
    notice: isLate
      ? '退回补正:复核时限已过,请核对后重新提交。'
      : `退回补正:由${by === 'checker' ? '复核人' : '总部'}退回,请按原因修改后重新提交。`,
  };
}

type Reason = NonNullable<CaseState['returned']>['reasons'][number];

function asRefusal({ rule, field, message }: Reason) {
  return field === undefined ? { rule, message } : { rule, field, message };
}
