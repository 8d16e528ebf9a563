import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { delegationName } from '../../../shared/safeguards/delegation.ts';
import { type ApprovalNeed, needWords } from '../../../shared/safeguards/need.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import { colleaguesWithRights, useRights } from '../../safeguards/approval/read-rights.ts';
import type { Rights } from '../../safeguards/approval/rights.ts';
import type { Draft } from '../../data/types.ts';
import { useCounter } from '../../session/counter.tsx';
import { useSignedIn } from '../../session/session-store.ts';
import { useAct } from '../../session/use-act.ts';
import { type Read, useRead } from '../../session/use-read.ts';
import { useDraftSaving } from '../../session/use-draft-saving.ts';
import { wordsOf } from '../../session/words.ts';
import { isComposing } from '../../ui/composing.ts';
import { Field } from '../../ui/Field.tsx';
import { walkFields, walkStop } from '../../ui/field-walk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  checkDelegation,
  delegationFrom,
  type DelegationFields,
  type FieldFaults,
  heldNeeds,
  statementOf,
  tidyDelegation,
} from './delegation-fields.ts';
import { DelegationList } from './DelegationList.tsx';
import { firstInput, usePageFocus } from '../../ui/use-page-focus.ts';

/** To whom, what, from when until when, and why; then the giver's own signature in the shell's panel. */
export function DelegationForm({
  caseId,
  draft,
  active,
  onBack,
}: {
  readonly caseId: string;
  /** What was typed before, or null. */
  readonly draft: Draft | null;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const rights = useRights();
  if (rights.status === 'loading') return <p className="gt-empty">正在打开…</p>;
  if (rights.status === 'failed') return <Notice tone="danger">{rights.message}</Notice>;
  if (rights.value === null) {
    return <Notice tone="warning">本次签到只供查看,不能转授权。请签退后重新签到。</Notice>;
  }
  return (
    <Fields
      caseId={caseId}
      draft={draft}
      active={active}
      onBack={onBack}
      authority={rights.value.authority}
    />
  );
}

function Fields({
  caseId,
  draft,
  active,
  onBack,
  authority,
}: {
  readonly caseId: string;
  /** What was typed before, or null. */
  readonly draft: Draft | null;
  readonly active: boolean;
  readonly onBack: () => void;
  readonly authority: Rights['authority'];
}) {
  const counter = useCounter();
  const { store, bridge, tables, info, takesActs } = counter;
  const { actor } = useSignedIn();
  const act = useAct();
  const today = store.businessDate();
  const [fields, setFields] = useState<DelegationFields>(() =>
    draft === null
      ? { to: '', needs: [], fromDate: today, untilDate: today, reason: '' }
      : delegationFrom(draft.data),
  );
  const saving = useDraftSaving({
    draftId: caseId,
    business: delegationName,
    commandId: caseId,
    staff: actor.staff,
  });
  const [faults, setFaults] = useState<FieldFaults>({});
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const page = usePageFocus<HTMLDivElement>(active, true, firstInput);
  const read = useRead(
    async (store) => await colleaguesWithRights(store, await bridge.staffKeys.colleagues()),
    [],
  );
  const people = read.status === 'ready' ? read.value : [];
  const typed = tidyDelegation(fields);
  const receiver = people.find(({ staff }) => staff === typed.to);
  const mine = heldNeeds(authority);
  const set = (change: Partial<DelegationFields>) => {
    const next = { ...fields, ...change };
    setFields(next);
    saving.keep(next);
    setFaults({});
    setMessages([]);
  };
  const toggle = (need: ApprovalNeed) =>
    set({
      needs: fields.needs.includes(need)
        ? fields.needs.filter((one) => one !== need)
        : mine.filter((one) => one === need || fields.needs.includes(one)),
    });
  const byDigit = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const need = mine[Number(event.key) - 1];
    if (need === undefined) return;
    event.preventDefault();
    toggle(need);
  };

  const submit = async () => {
    if (busy) return;
    const wrong = checkDelegation(typed, { businessDate: today, tables });
    const unknown = receiver === undefined ? { to: unknownWords(read) } : {};
    if (Object.keys({ ...wrong, ...unknown }).length > 0 || receiver === undefined) {
      setFaults({ ...wrong, ...unknown });
      return;
    }
    setBusy(true);
    setMessages([]);
    try {
      const branch = branchOf(info.counter.counter);
      const statement = statementOf(typed, { id: caseId, branch, from: actor.staff });
      const signed = await bridge.staffKeys.delegate(statement);
      if (signed.status === 'cancelled') return;
      const data = {
        delegation: { ...signed.delegation },
        toName: receiver.name,
        reason: fields.reason.trim(),
      };
      const command = { type: 'GrantDelegation', version: 1, id: caseId, data };
      const outcome = await act({ business: delegationName, caseId, command });
      if (outcome.status === 'refused') {
        setMessages(outcome.refusals.map((one) => one.message));
        return;
      }
      await saving.end();
      await store.deleteDraft(caseId);
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };

  useKeys(
    [
      {
        key: 'F8',
        label: '签名提交',
        run: () => void submit(),
        disabled: busy || !takesActs,
        waits: read.status === 'loading',
      },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );

  const others = people.filter(({ staff }) => staff !== actor.staff);
  return (
    <div className="gt-two" ref={page} onKeyDown={walkFields} role="presentation">
      <section className="gt-panel" aria-label="转授权">
        <header>
          <h2>转授权</h2>
          <span className="gt-soft">只能转授本人持有的权限,受托人不能再转授</span>
          {saving.state.status === 'failed' ? (
            <span className="gt-danger gt-push">{saving.state.message}</span>
          ) : null}
        </header>
        <div className="gt-panel-body">
          <TextField
            id={`to-${caseId}`}
            label="受托人"
            value={fields.to}
            onChange={(value) => set({ to: value })}
            message={faults.to ?? null}
            hint={receiver === undefined ? peopleWords(others) : receiver.name}
            maxLength={32}
            tabular
          />
          <Field
            id={`needs-${caseId}`}
            label="权限"
            group
            message={faults.needs ?? null}
            hint="按数字勾选或取消。"
          >
            <div
              {...walkStop}
              id={`needs-${caseId}`}
              role="group"
              className="gt-choices"
              aria-labelledby={`needs-${caseId}-label`}
            >
              {mine.map((need, at) => (
                <Checkbox
                  key={need}
                  checked={fields.needs.includes(need)}
                  onChange={() => toggle(need)}
                  onKeyDown={byDigit}
                >
                  {at + 1} {needWords[need]}
                </Checkbox>
              ))}
            </div>
          </Field>
          <TextField
            id={`from-${caseId}`}
            label="起期"
            value={fields.fromDate}
            onChange={(value) => set({ fromDate: value })}
            message={faults.fromDate ?? null}
            hint="当日零时起,如 20261123"
            maxLength={20}
            tabular
          />
          <TextField
            id={`until-${caseId}`}
            label="止期"
            value={fields.untilDate}
            onChange={(value) => set({ untilDate: value })}
            message={faults.untilDate ?? null}
            hint="当日 24 时止"
            maxLength={20}
            tabular
          />
          <TextField
            id={`reason-${caseId}`}
            label="原因"
            value={fields.reason}
            onChange={(value) => set({ reason: value })}
            message={faults.reason ?? null}
            hint="例如:本人外出培训。"
            maxLength={100}
          />
          {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
          {messages.map((message) => (
            <Notice key={message} tone="danger">
              {message}
            </Notice>
          ))}
        </div>
        <div className="gt-actions gt-form-actions">
          <Button
            {...walkStop}
            type="primary"
            disabled={!takesActs}
            aria-disabled={busy}
            onClick={() => void submit()}
          >
            {busy ? '请在密码窗口中完成…' : 'F8 签名提交'}
          </Button>
          <span className="gt-soft">签名后由另一位主管授权,通过即生效;可随时撤销</span>
        </div>
      </section>
      <DelegationList />
    </div>
  );
}

/** Whom one cannot find is not the clerk's mistake while nobody could be read. */
function unknownWords(read: Read<unknown>): string {
  if (read.status === 'loading') return '正在读取人员,请稍后再按 F8。';
  return read.status === 'failed'
    ? '未能读取人员,不能确认受托人。'
    : '请录入本营业部另一位人员的 6 位柜员号。';
}

function peopleWords(people: readonly { readonly staff: string; readonly name: string }[]): string {
  return people.length === 0
    ? '录入 6 位柜员号'
    : people.map(({ staff, name }) => `${staff} ${name}`).join('、');
}
