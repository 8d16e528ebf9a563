import { type ComponentProps, useCallback, useEffect, useState } from 'react';
import type { CaseState } from '../../../shared/business/case.ts';
import type { CaseDetail, CounterStore, Draft } from '../../data/types.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useRead } from '../../session/use-read.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { ScreenProps } from '../screen.ts';
import { emptyFields, fieldsFrom, fieldsOfCommand } from './opening-fields.ts';
import { OpeningCase } from './OpeningCase.tsx';
import { type FormStart, OpeningForm, type Recorded } from './OpeningForm.tsx';

/** 1101: the form until it is recorded, then the case; the form again when it was returned. */
export function OpeningScreen({ caseId, active, onSubject, onBack }: ScreenProps) {
  const counter = useCounter();
  const { store } = counter;
  const [form, setForm] = useState<FormStart | null>(null);
  const [settled, setSettled] = useState(false);
  const [recorded, setRecorded] = useState<{ serial: string; before: string | null } | null>(null);
  const read = useRead(async (store) => ({ detail: await store.caseById(caseId) }), [caseId]);
  const detail = read.status === 'ready' ? read.value.detail : null;

  // What the tab begins with is looked up once: from then on only the clerk changes what is being typed.
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const start = await firstStart(store, caseId);
      if (isCurrent) {
        setForm(start);
        setSettled(true);
      }
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [store, caseId]);

  const isTyped = form !== null || detail?.shown.stage === 'returned';
  const subject = isTyped ? null : (detail?.summary.subject ?? null);
  useEffect(() => {
    if (subject !== null) onSubject(subject);
  }, [subject, onSubject]);

  const resubmit = useCallback(() => {
    if (detail === null) return;
    setForm({
      commandId: newId(counter),
      fields: fieldsOfCommand(detail.shown.command.data),
      held: null,
      notice: '复核时限已过,请核对后重新提交。',
    });
  }, [detail, counter]);

  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  if (!settled || read.status === 'loading') return <p className="gt-empty">正在打开…</p>;
  const shared = {
    caseId,
    active,
    onSubject,
    onBack,
    onRecorded: ({ serial }: Recorded) => {
      setRecorded({ serial, before: detail?.shown.command.id ?? null });
      setForm(null);
    },
  };
  if (form !== null) return <OpeningForm key={form.commandId} start={form} {...shared} />;
  // Recorded, and the index has not followed yet: what it still shows is what was before.
  if (detail === null || detail.shown.command.id === recorded?.before) {
    return <Notice tone="plain">已记录,流水号 {recorded?.serial ?? ''},正在显示。</Notice>;
  }
  if (detail.shown.stage === 'returned') {
    return <ReturnedForm key={detail.shown.command.id} state={detail.shown} {...shared} />;
  }
  return <OpeningCase detail={detail} active={active} onBack={onBack} onResubmit={resubmit} />;
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

/** Null when the case is to be shown, not typed. */
async function firstStart(store: CounterStore, caseId: string): Promise<FormStart | null> {
  const [draft, detail] = await Promise.all([store.draft(caseId), store.caseById(caseId)]);
  // Recorded, and the program ended before the draft was cleared away.
  const isRecorded = draft !== null && detail?.shown.command.id === draft.commandId;
  if (isRecorded) await store.deleteDraft(caseId);
  if (draft !== null && !isRecorded) return draftStart(draft, detail);
  if (detail === null) {
    // The case takes the id of the command that opens it.
    return { commandId: caseId, fields: emptyFields, held: null, notice: null };
  }
  return null;
}

function draftStart(draft: Draft, detail: CaseDetail | null): FormStart {
  const returned = detail?.shown.stage === 'returned' ? returnedStart(detail.shown, '') : null;
  return {
    commandId: draft.commandId,
    fields: fieldsFrom(draft.data),
    held: returned?.held ?? null,
    notice: returned?.notice ?? null,
  };
}

function returnedStart(state: CaseState, commandId: string): FormStart {
  const fields = fieldsOfCommand(state.command.data);
  const refusals = state.returned?.reasons ?? [];
  const by = { checker: '复核人', 'head-office': '总部', timer: '系统(复核时限已过)' } as const;
  const who = state.returned === null ? '' : by[state.returned.by];
  return {
    commandId,
    fields,
    held: { values: fields, refusals: refusals.map(asRefusal) },
    notice: `退回补正:由${who}退回,请按原因修改后重新提交。`,
  };
}

type Reason = NonNullable<CaseState['returned']>['reasons'][number];

function asRefusal({ rule, field, message }: Reason) {
  return field === undefined ? { rule, message } : { rule, field, message };
}
