import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import {
  openingName,
  tidyApplication,
} from '../../../../shared/business/account-opening/application/application.ts';
import { judge } from './judge.ts';
import { duplicateRefusals } from '../../../../shared/business/account-opening/duplicates.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { useDraftSaving } from '../../../session/use-draft-saving.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import { type KeyBinding, useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TakeBackDialog } from '../case/TakeBackDialog.tsx';
import { openingActions } from '../opening-actions.ts';
import { OpeningReview } from '../OpeningReview.tsx';
import type { Recorded } from '../recorded.ts';
import { FormLayout } from './FormLayout.tsx';
import { missingByStep, nextMissing } from './missing.ts';
import { factsOf } from './opening-facts.ts';
import {
  emptyFields,
  type Held,
  heldAgainst,
  isMended,
  type OpeningFields,
  pathOf,
} from './opening-fields.ts';
import { openingSteps, type StepId, stepOf } from './opening-steps.ts';
import { seenDuplicates, seenScreening } from './seen.ts';
import type { StepProps } from './step-props.ts';
import { useDocumentFill } from './use-document-fill.ts';
import { messagesOf } from './use-messages.ts';
import { useOpeningChecks } from './use-opening-checks.ts';
import { useOpeningContext } from './use-opening-context.ts';
import { screenNow, useScreening } from './use-screening.ts';
import { useStepWalk } from './use-step-walk.ts';
import { useSubmission } from './use-submission.ts';

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

/** An individual's opening: the steps left, their fields, what is missing and what explains them right; then the review. */
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
  const { store, takesActs } = useCounter();
  const { actor } = useSignedIn();
  const [held, setHeld] = useState<Held | null>(start.held);
  const [shownAll, setShownAll] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const [evidence, setEvidence] = useState(start.evidence);
  // What is typed before the next drawing must not save the pages of the last one.
  const latestEvidence = useRef(start.evidence);
  const body = useRef<HTMLDivElement>(null);
  const idOf = useCallback((path: string) => fieldId(caseId, path), [caseId]);
  const firstHeld = held?.refusals.map(({ field }) => pathOf(field)).find(isInStep);
  const walk = useStepWalk(body, idOf, firstHeld === undefined ? 'need' : stepAt(firstHeld));

  const form = useForm<OpeningFields>({ defaultValues: start.fields });
  const { control, formState } = form;
  const { touchedFields } = formState;
  const watched = useWatch({ control });
  // Every field has had its value from the start.
  const fields = useMemo(() => ({ ...emptyFields, ...watched }) as OpeningFields, [watched]);
  const application = useMemo(() => tidyApplication(fields), [fields]);
  const { context, isLookingUp } = useOpeningContext(application, caseId);
  const refusals = useMemo(
    () => judge(application, evidence, context),
    [application, evidence, context],
  );
  const returned = (held?.refusals ?? [])
    .map((one) => ({ ...one, field: pathOf(one.field) ?? '' }))
    .filter(({ field }) => isInStep(field) && heldAgainst(held, field, fields) !== null);
  const missing = missingByStep(refusals, returned);
  const atLarge = (held?.refusals ?? []).filter(({ field }) => !isInStep(pathOf(field)));
  const isAnswered = held !== null && isMended(held, application, evidence);
  const messageAt = messagesOf(form, { fields, refusals, held, shownAll });
  const { identity } = application;
  const isSettled =
    isLeft(touchedFields.identity?.name, identity.name, start.fields.identity.name) &&
    isLeft(touchedFields.identity?.number, identity.number, start.fields.identity.number);
  const checks = useOpeningChecks(form, application, refusals, caseId, isSettled);
  const screening = useScreening(application, context);
  useDocumentFill(form);

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
          if (isDirty === true) keep({ ...values, evidence: latestEvidence.current });
        },
      }),
    [form, keep],
  );
  useEffect(() => {
    if (!active) flush();
  }, [active, flush]);
  useEffect(() => onSubject(identity.name), [onSubject, identity.name]);

  const keepEvidence = async (next: readonly EvidenceRef[]) => {
    latestEvidence.current = next;
    setEvidence(next);
    keep({ ...form.getValues(), evidence: next });
    flush();
    await settled();
  };

  const submission = useSubmission({
    caseId,
    commandId: start.commandId,
    // The serial number first: nothing about a draft may hide that the act stands.
    onRecorded: (recorded) => onRecorded(recorded, end()),
    // Of its own: the form goes on writing into the values it gives.
    onRefused: (reasons) =>
      setHeld({ values: structuredClone(form.getValues()), evidence, refusals: reasons }),
  });
  const { reviewed, submitting } = submission;

  const review = async () => {
    flush();
    setShownAll(true);
    const now = tidyApplication(form.getValues());
    // Others are looked up once more, now: what F8 waits for, however fast the clerk types.
    const asked = { ...context, facts: await factsOf(store, now, caseId) };
    const [first] = judge(now, evidence, asked);
    if (first !== undefined) {
      walk.goTo(first.field ?? 'need');
      return;
    }
    const { lastExchangeAt } = useSyncStatus.getState();
    const found = duplicateRefusals(asked, 'identity.number');
    const screened = await screenNow(store, now, context);
    const seen = [
      await seenDuplicates(store, found, checks.clearing.state, lastExchangeAt),
      ...(screened === null ? [] : [seenScreening(screened, lastExchangeAt)]),
    ];
    submission.review({ application: now, evidence, screening: screened, seen });
  };

  const goNext = () => {
    const at = document.activeElement?.closest(`[id^="${idOf('')}"]`)?.id;
    const path = at === undefined ? null : at.slice(idOf('').length);
    const next = nextMissing(missing, walk.step, path);
    if (next !== null) walk.goTo(next.path);
  };

  const takeBack = detail === null ? null : openingActions(detail, store.now()).takeBack;
  const mayWithdraw = takeBack !== null;
  const askWithdrawal = () => {
    flush();
    setWithdrawing(true);
  };
  const isReview = reviewed !== null;
  const typingKeys: KeyBinding[] = [
    { key: 'F8', label: '核对', run: () => void review(), disabled: !takesActs },
    // A step that has papers of its own prints them itself.
    ...(printingSteps.includes(walk.step)
      ? []
      : [{ key: 'F10', label: '到材料', run: () => walk.go('papers') }]),
    ...(walk.step === 'papers'
      ? []
      : [{ key: 'F11', label: '影像', run: () => walk.goTo('evidence') }]),
    ...(mayWithdraw
      ? [{ key: 'F6', label: '撤回', run: askWithdrawal, disabled: !takesActs }]
      : []),
    { key: 'Alt+J', label: '缺项', run: goNext },
    { key: 'PageDown', run: () => walk.goBeside(1) },
    { key: 'PageUp', run: () => walk.goBeside(-1) },
    { key: 'Esc', label: '返回', run: onBack },
  ];
  useKeys(
    isReview
      ? [
          {
            key: 'F8',
            label: '提交',
            run: () => void submission.submit(),
            disabled: submitting || !takesActs,
          },
          {
            key: 'Esc',
            label: '返回修改',
            run: () => submission.review(null),
            disabled: submitting,
          },
        ]
      : typingKeys,
    { active },
  );
  // Coming back from the review, or from a refusal, the clerk goes on where it matters. Only when the step
  // or the tab changes: never while the clerk types.
  const focusStart = useEffectEvent(() => {
    const told = openingSteps
      .flatMap(({ id }) => missing.get(id) ?? [])
      .find(({ path }) => messageAt(path) !== null);
    if (told === undefined) walk.go(walk.step);
    else walk.goTo(told.path);
  });
  useEffect(() => {
    if (active && !isReview) focusStart();
  }, [active, isReview]);

  if (isReview) {
    return (
      <OpeningReview
        reviewed={reviewed}
        context={context}
        active={active}
        submitting={submitting}
        trouble={submission.trouble}
        onSubmit={() => void submission.submit()}
        onBack={() => submission.review(null)}
      />
    );
  }

  const step: StepProps = {
    control,
    form,
    application,
    context,
    caseId,
    isLookingUp,
    checks,
    screening,
    refusals,
    messageAt,
    idOf,
    goTo: walk.goTo,
    evidence,
    onEvidence: keepEvidence,
    active,
  };
  const notices = (
    <>
      {start.notice === null ? null : <Notice tone="warning">{start.notice}</Notice>}
      {atLarge.map(({ rule, message }) => (
        <Notice key={rule} tone="danger">
          {message}
        </Notice>
      ))}
    </>
  );
  return (
    <>
      <FormLayout
        step={step}
        walk={walk}
        missing={missing}
        atLarge={isAnswered ? [] : atLarge.map(({ message }) => message)}
        fields={body}
        draft={draft.state}
        notices={notices}
        onLeave={flush}
        onReview={() => void review()}
        onTakeBack={mayWithdraw ? askWithdrawal : null}
        disabled={!takesActs}
      />
      {withdrawing && detail !== null && takeBack !== null ? (
        <TakeBackDialog
          detail={detail}
          kind={takeBack}
          onWithdrawn={(outcome) => onWithdrawn(outcome, end())}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </>
  );
}

const printingSteps: readonly StepId[] = ['assessment', 'agreed', 'papers'];

const fieldId = (caseId: string, path: string): string => `opening-${caseId}-${path}`;

const isInStep = (path: string | undefined): path is string =>
  path !== undefined && stepOf(path) !== null;

const stepAt = (path: string) => stepOf(path) ?? 'need';

/** Not being typed for the first time: it was left, or stands as the form began. */
function isLeft(touched: boolean | undefined, now: string, before: string): boolean {
  return touched === true || (now !== '' && now === before);
}
