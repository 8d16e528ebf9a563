import { Button } from 'antd';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import {
  type FirstApplication,
  firstPaper,
  tidyFirst,
} from '../../../shared/business/account-opening/first-form.ts';
import { openingName } from '../../../shared/business/account-opening/application/application.ts';
import type { Command, Seen } from '../../../shared/journal/entry.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import type { VisitDocument } from '../../../shared/safeguards/visit.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import type { CaseDetail } from '../../data/types.ts';
import { EvidencePanel } from '../../safeguards/evidence/EvidencePanel.tsx';
import { FormPaperDialog } from '../../safeguards/paper/FormPaperDialog.tsx';
import { useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import { useAct } from '../../session/use-act.ts';
import { useShownDocument } from '../../session/visits.ts';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { focusStop, walkFields, walkStop } from '../../ui/field-walk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ContactCheck } from './ContactCheck.tsx';
import { DraftWords } from './DraftWords.tsx';
import { IdentityCheck } from './IdentityCheck.tsx';
import {
  checkFields,
  emptyFields,
  type FieldName,
  fieldNames,
  type Held,
  heldAgainst,
  heldAtLarge,
  type OpeningFields,
} from './opening-fields.ts';
import { openingActions } from './opening-actions.ts';
import { openingEvidence } from './opening-evidence.ts';
import { openingPaper } from './opening-paper.ts';
import { FormAccounts, FormText } from './OpeningInputs.tsx';
import { OpeningReview } from './OpeningReview.tsx';
import { PaperWords } from './PaperWords.tsx';
import type { Recorded } from './recorded.ts';
import { useDraftSaving } from '../../session/use-draft-saving.ts';
import { duplicates as duplicatesNow, seenDuplicates, useDuplicates } from './use-duplicates.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** What a form starts from. */
export interface FormStart {
  readonly commandId: string;
  readonly fields: OpeningFields;
  /** Papers, pictures and signatures taken so far. */
  readonly evidence: readonly EvidenceRef[];
  /** Reasons of a return, at the values they were given against. */
  readonly held: Held | null;
  /** One sentence above the form: where it comes from. */
  readonly notice: string | null;
}

/** What was read back to the client, and what the clerk saw beside it. */
interface Reviewed {
  readonly application: FirstApplication;
  readonly seen: readonly Seen[];
}

/** An individual's opening: fields left, what checks and explains them right, then the review. */
export function OpeningForm({
  caseId,
  start,
  detail,
  active,
  onSubject,
  onBack,
  onRecorded,
  onWithdrawn,
}: {
  readonly caseId: string;
  readonly start: FormStart;
  /** The case the form continues, or null before there is one. */
  readonly detail: CaseDetail | null;
  readonly active: boolean;
  readonly onSubject: (subject: string) => void;
  readonly onBack: () => void;
  /** `saved` ends when nothing of the form is being saved any more: its draft can be deleted. */
  readonly onRecorded: (recorded: Recorded, saved: Promise<void>) => void;
  readonly onWithdrawn: (recorded: Recorded, saved: Promise<void>) => void;
}) {
  const { store, tables, takesActs, info } = useCounter();
  const { actor } = useSignedIn();
  const act = useAct();
  const businessDate = store.businessDate();
  const [held, setHeld] = useState<Held | null>(start.held);
  const [reviewed, setReviewed] = useState<Reviewed | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [evidence, setEvidence] = useState(start.evidence);
  const [printing, setPrinting] = useState<FirstApplication | null>(null);
  const body = useRef<HTMLDivElement>(null);

  const resolver = useCallback(
    (fields: OpeningFields) => checkFields(fields, businessDate, tables),
    [businessDate, tables],
  );
  const form = useForm<OpeningFields>({
    defaultValues: start.fields,
    resolver,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
  const { control, formState } = form;
  const watched = useWatch({ control });
  const fields = useMemo<OpeningFields>(() => ({ ...emptyFields, ...watched }), [watched]);
  const tidy = useMemo(() => tidyFirst(fields), [fields]);
  const duplicates = useDuplicates(tidy.idNumber, caseId);

  const draft = useDraftSaving({
    draftId: caseId,
    business: openingName,
    commandId: start.commandId,
    staff: actor.staff,
  });
  const { keep, flush, settled, end } = draft;
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty }) => {
          if (isDirty === true) keep({ ...values, evidence });
        },
      }),
    [form, keep, evidence],
  );
  useEffect(() => {
    if (!active) flush();
  }, [active, flush]);
  useEffect(() => onSubject(tidy.name), [onSubject, tidy.name]);

  // What was read or typed for the visit need not be typed again; what stands in the form already stays.
  const shownDocument = useShownDocument();
  const fillFrom = useEffectEvent(({ name, number }: VisitDocument) => {
    const typed = form.getValues();
    if (typed.name.trim() !== '' || typed.idNumber.trim() !== '') return;
    form.setValue('name', name, { shouldDirty: true });
    form.setValue('idNumber', number, { shouldDirty: true, shouldValidate: true });
  });
  useEffect(() => {
    if (shownDocument !== null) fillFrom(shownDocument);
  }, [shownDocument]);

  const messageAt = (field: FieldName): string | null => {
    const error = formState.errors[field]?.message;
    if (error !== undefined) return error;
    const reason = heldAgainst(held, field, fields);
    if (reason !== null) return reason;
    return field === 'idNumber' ? (duplicates?.[0]?.message ?? null) : null;
  };

  const focusField = (field: FieldName) =>
    focusStop(body.current?.querySelector<HTMLElement>(`#${fieldId(caseId, field)}`) ?? undefined);

  const keepEvidence = async (next: readonly EvidenceRef[]) => {
    setEvidence(next);
    keep({ ...form.getValues(), evidence: next });
    flush();
    await settled();
  };

  /** Whether every field is right; the focus goes to the first that is not. */
  const isRight = async (): Promise<boolean> => {
    const valid = await form.trigger();
    const wrong = fieldNames.find((name) => form.getFieldState(name).invalid);
    if (wrong !== undefined) focusField(wrong);
    return valid && wrong === undefined;
  };

  const askPaper = async () => {
    if (await isRight()) setPrinting(tidyFirst(form.getValues()));
  };

  const review = async () => {
    if (!(await isRight())) return;
    const { idNumber } = tidyFirst(form.getValues());
    const found = (await duplicatesNow(store, idNumber, caseId)) ?? [];
    if (found.length > 0) focusField('idNumber');
    else {
      const { lastExchangeAt } = useSyncStatus.getState();
      const seen = [await seenDuplicates(store, found, lastExchangeAt)];
      flush();
      setTrouble(null);
      setReviewed({ application: tidyFirst(form.getValues()), seen });
    }
  };

  const submit = async () => {
    if (reviewed === null || submitting) return;
    setSubmitting(true);
    try {
      const outcome = await act({
        business: openingName,
        caseId,
        command: submitCommand(start.commandId, reviewed.application, evidence),
        seen: reviewed.seen,
      });
      if (outcome.status === 'recorded') {
        // The serial number first: nothing about a draft may hide that the act stands.
        onRecorded(outcome, end());
        return;
      }
      setReviewed(null);
      setHeld({ values: form.getValues(), refusals: outcome.refusals });
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setSubmitting(false);
    }
  };

  const mayWithdraw = detail !== null && openingActions(detail, store.now()).mayWithdraw;
  const askWithdrawal = () => {
    // Nothing may wait to be saved while the draft is given up.
    flush();
    setWithdrawing(true);
  };

  const isReview = reviewed !== null;
  useKeys(
    isReview
      ? [
          {
            key: 'F8',
            label: '提交',
            run: () => void submit(),
            disabled: submitting || !takesActs,
          },
          { key: 'Esc', label: '返回修改', run: () => setReviewed(null), disabled: submitting },
        ]
      : [
          { key: 'F8', label: '核对', run: () => void review(), disabled: !takesActs },
          { key: 'F10', label: '打印申请表', run: () => void askPaper() },
          ...(mayWithdraw
            ? [{ key: 'F6', label: '撤回', run: askWithdrawal, disabled: !takesActs }]
            : []),
          { key: 'Esc', label: '返回', run: onBack },
        ],
    { active },
  );
  // Coming back from the review, or from a refusal, the clerk goes on where it matters. Only when the step
  // or the tab changes: never while the clerk types.
  const focusStart = useEffectEvent(() =>
    focusField(fieldNames.find((name) => messageAt(name) !== null) ?? 'name'),
  );
  useEffect(() => {
    if (active && !isReview) focusStart();
  }, [active, isReview]);

  if (isReview) {
    return (
      <OpeningReview
        command={submitCommand(start.commandId, reviewed.application, evidence)}
        accounts={reviewed.application.accounts}
        active={active}
        submitting={submitting}
        trouble={trouble}
        onSubmit={() => void submit()}
        onBack={() => setReviewed(null)}
      />
    );
  }

  const text = (name: Exclude<FieldName, 'accounts'>, label: string) => ({
    control,
    name,
    label,
    id: fieldId(caseId, name),
    message: messageAt(name),
  });
  return (
    <div className="gt-two" ref={body} onKeyDown={walkFields} onBlur={flush} role="presentation">
      <section className="gt-panel" aria-label="开户申请">
        <header>
          <h2>开户申请</h2>
          <span className="gt-soft">居民身份证,18 至 70 周岁</span>
          <DraftWords state={draft.state} />
        </header>
        <div className="gt-panel-body">
          {start.notice === null ? null : <Notice tone="warning">{start.notice}</Notice>}
          {heldAtLarge(held).map(({ rule, message }) => (
            <Notice key={rule} tone="danger">
              {message}
            </Notice>
          ))}
          {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
          <FormText {...text('name', '姓名')} hint="按证件录入;少数民族姓名的间隔号用“·”。" />
          <FormText
            {...text('idNumber', '居民身份证号')}
            tabular
            tidied="idNumber"
            // A complete number is checked at once, not only when the field is left.
            onTyped={(typed) => {
              if (normaliseDigits(typed).length >= 18) void form.trigger('idNumber');
            }}
          />
          <FormText {...text('mobile', '手机')} tabular tidied="mobile" inputMode="numeric" />
          <FormText {...text('address', '联系地址')} hint="写到省、市和详细地址。" />
          <FormText {...text('email', '电子邮箱')} optional tidied="email" inputMode="email" />
          <FormAccounts
            control={control}
            id={fieldId(caseId, 'accounts')}
            message={messageAt('accounts')}
          />
        </div>
        <div className="gt-actions gt-form-actions">
          <Button {...walkStop} type="primary" disabled={!takesActs} onClick={() => void review()}>
            F8 核对
          </Button>
          {mayWithdraw ? (
            <Button disabled={!takesActs} onClick={askWithdrawal}>
              F6 撤回
            </Button>
          ) : null}
          <Button onClick={() => void askPaper()}>F10 打印申请表</Button>
          <PaperWords caseId={caseId} application={tidy} evidence={evidence} />
        </div>
      </section>
      <div className="gt-stack">
        <IdentityCheck
          idNumber={tidy.idNumber}
          businessDate={businessDate}
          tables={tables}
          duplicates={duplicates}
        />
        <ContactCheck mobile={tidy.mobile} accounts={tidy.accounts} />
        <EvidencePanel
          wanted={openingEvidence}
          evidence={evidence}
          signer={tidy.name === '' ? '客户' : tidy.name}
          active={active}
          onChange={keepEvidence}
        />
      </div>
      {printing === null ? null : (
        <FormPaperDialog
          form={openingPaper(printing, {
            caseId,
            maker: actor.staff,
            info: info.counter,
            now: store.now(),
          })}
          content={firstPaper(caseId, printing)}
          onPrinted={(paper) => {
            void keepEvidence([...evidence.filter(({ kind }) => kind !== 'paper-content'), paper]);
            setPrinting(null);
          }}
          onClose={() => setPrinting(null)}
        />
      )}
      {withdrawing && detail !== null ? (
        <WithdrawDialog
          detail={detail}
          onWithdrawn={(outcome) => onWithdrawn(outcome, end())}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </div>
  );
}

const fieldId = (caseId: string, field: FieldName): string => `opening-${caseId}-${field}`;

function submitCommand(
  id: string,
  application: FirstApplication,
  evidence: readonly EvidenceRef[],
): Command {
  const data = {
    application: { ...application },
    ...(evidence.length === 0 ? {} : { evidence: evidence.map((one) => ({ ...one })) }),
  };
  return { type: 'SubmitOpening', version: 1, id, data };
}
