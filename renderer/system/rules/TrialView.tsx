import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Json, RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { runCase } from '../../../shared/rulebook/kinds/run-case.ts';
import { useCounter } from '../../session/counter.tsx';
import { focusStop, walkFields } from '../../ui/field-walk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Answer, type TrialAnswer } from './Answer.tsx';
import { CaseDialog } from './CaseDialog.tsx';
import { trialFields } from './trial-fields.ts';
import { trialInput, type Typed, typedOf, wholeInput } from './trial-input.ts';
import { TrialEntry } from './TrialEntry.tsx';

/** What a trial stands at, kept while one looks elsewhere. */
export interface Trial {
  readonly kind: RuleKind;
  readonly typed: Typed;
  readonly answered: { readonly input: Json; readonly answer: TrialAnswer } | null;
}

/** A trial of a kind as it begins: with its example, or with the input of a case. */
export function newTrial(kind: RuleKind, input: Json = kind.example): Trial {
  return { kind, typed: typedOf(fieldsOf(kind), input), answered: null };
}

/** One kind of rule: its input left, what the rule book says of it right. */
export function TrialView({
  trial,
  onTrial,
  active,
  onBack,
}: {
  readonly trial: Trial;
  readonly onTrial: (trial: Trial) => void;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { tables } = useCounter();
  const { kind, typed, answered } = trial;
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [keeping, setKeeping] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => fieldsOf(kind), [kind]);

  const run = () => {
    const read = trialInput(kind, fields, typed);
    if (read.status === 'wrong') {
      setMessages(read.messages);
      const at = fields.findIndex(({ key }) => key in read.messages);
      focusStop([...(form.current?.querySelectorAll<HTMLElement>('[data-walk]') ?? [])][at]);
      return;
    }
    setMessages({});
    const answer = runCase(kind, { input: read.input, expected: null }, tables);
    onTrial({ ...trial, answered: { input: read.input, answer } });
  };
  const change = (key: string, text: string) => {
    const { [key]: _, ...others } = messages;
    setMessages(others);
    // An answer is of the input it was asked with.
    onTrial({ ...trial, typed: { ...typed, [key]: text }, answered: null });
  };
  const kept = answered?.answer.status === 'answered' ? answered.answer : null;
  useKeys(
    [
      { key: 'F8', label: '试算', run },
      { key: 'Alt+B', label: '存为案例', run: () => setKeeping(true), disabled: kept === null },
      { key: 'Alt+X', label: '恢复范例', run: () => restore() },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  const restore = () => {
    setMessages({});
    onTrial(newTrial(kind));
  };
  useEffect(() => {
    if (active) focusStop(form.current?.querySelector<HTMLElement>('[data-walk]') ?? undefined);
  }, [active]);

  return (
    <div className="gt-trial">
      <section className="gt-panel gt-trial-form" aria-label={kind.title}>
        <header>
          <h2>{kind.title}</h2>
          <span className="gt-soft gt-push">{kind.kind}</span>
        </header>
        <div
          className="gt-panel-body gt-trial-fields"
          ref={form}
          role="presentation"
          onKeyDown={walkFields}
        >
          {fields.map((field) => (
            <TrialEntry
              key={field.key}
              id={`trial-${kind.kind}-${field.key}`}
              field={field}
              value={typed[field.key] ?? ''}
              message={messages[field.key] ?? null}
              onChange={(text) => change(field.key, text)}
            />
          ))}
          {fields.includes(wholeInput) || messages[''] === undefined ? null : (
            <Notice tone="danger">{messages['']}</Notice>
          )}
        </div>
        <div className="gt-actions gt-form-actions">
          <Button type="primary" onClick={run}>
            F8 试算
          </Button>
          <Button disabled={kept === null} onClick={() => setKeeping(true)}>
            Alt+B 存为案例
          </Button>
          <Button onClick={restore}>Alt+X 恢复范例</Button>
        </div>
      </section>
      <section className="gt-panel gt-trial-answer" aria-label="试算结果">
        <header>
          <h2>试算结果</h2>
          <span className="gt-soft gt-push">规则版本 {tables.edition},不办理任何业务</span>
        </header>
        {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys. */}
        <div
          className="gt-panel-body gt-trial-words"
          role="group"
          aria-label="结果内容"
          tabIndex={0}
        >
          {answered === null ? (
            <p className="gt-soft">
              左侧为范例,改为要试的值后按 F8。Enter 下一栏,Shift+Enter 上一栏。
            </p>
          ) : (
            <Answer answer={answered.answer} />
          )}
        </div>
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
      </section>
      {keeping && kept !== null && answered !== null ? (
        <CaseDialog
          kind={kind}
          input={answered.input}
          answer={kept.answer}
          onClose={() => setKeeping(false)}
        />
      ) : null}
    </div>
  );
}

function fieldsOf(kind: RuleKind) {
  return trialFields(kind) ?? [wholeInput];
}
