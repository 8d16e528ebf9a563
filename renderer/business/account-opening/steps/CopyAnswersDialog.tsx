import { Button } from 'antd';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { QuestionnaireAnswers } from '../../../../shared/rulebook/suitability/questionnaire-answers.ts';
import type { Question } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import { isComposing } from '../../../ui/composing.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';

/**
 * The crosses of a questionnaire that the client filled in and signed on paper, copied row by row: a letter or its digit
 * answers and goes on; where several may be chosen it adds or takes away, and Enter goes on. F8 once nothing is left out.
 */
export function CopyAnswersDialog({
  questions,
  onCopied,
  onClose,
}: {
  readonly questions: readonly Question[];
  readonly onCopied: (answers: QuestionnaireAnswers) => void;
  readonly onClose: () => void;
}) {
  const [answers, setAnswers] = useState<QuestionnaireAnswers>({});
  const [at, setAt] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelectorAll<HTMLElement>('li > button')[at]?.focus();
  }, [at]);
  const isDone = ({ question }: Question) => (answers[question] ?? []).length > 0;
  const done = questions.filter(isDone).length;

  const choose = (place: number, code: string) => {
    const question = questions[place];
    if (question === undefined || !question.options.some((one) => one.code === code)) return;
    setTold(null);
    setAnswers((before) => withAnswer(before, question, code));
    setAt(question.several ? place : Math.min(place + 1, questions.length - 1));
  };
  const finish = () => {
    const left = questions.findIndex((question) => !isDone(question));
    if (left === -1) onCopied(answers);
    else {
      setAt(left);
      setTold(`第 ${left + 1} 题没有答案。客户漏答的,请客户本人补填后再录入。`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    const code = codeOf(event.key);
    if (step !== undefined) setAt(Math.max(0, Math.min(questions.length - 1, at + step)));
    else if (code !== null) choose(at, code);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog
      title="录入纸质问卷的答案"
      onClose={onClose}
      width={920}
      keys={[{ key: 'F8', label: '录入完毕', run: finish }]}
      footer={
        <>
          <span className="gt-soft gt-push" role="status">
            已录入 {done} / {questions.length} 题
          </span>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" onClick={finish}>
            F8 录入完毕
          </Button>
        </>
      }
    >
      <p className="gt-soft gt-lead">
        照客户所填逐题录入,不得更改:A–H 或 1–8 选择,单选自动到下一题,多选按 Enter 到下一题。
      </p>
      {told === null ? null : <Notice tone="danger">{told}</Notice>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons have the focus. */}
      <ol ref={list} className="gt-copy-answers" aria-label="题目" onKeyDown={onKeyDown}>
        {questions.map((question, place) => (
          <Row
            key={question.question}
            question={question}
            number={place + 1}
            chosen={answers[question.question] ?? []}
            isCurrent={place === at}
            onFocus={() => setAt(place)}
            onChoose={(code) => choose(place, code)}
          />
        ))}
      </ol>
    </Dialog>
  );
}

function Row({
  question: { text, several, options },
  number,
  chosen,
  isCurrent,
  onFocus,
  onChoose,
}: {
  readonly question: Question;
  readonly number: number;
  readonly chosen: readonly string[];
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onChoose: (code: string) => void;
}) {
  const answered = options.filter(({ code }) => chosen.includes(code));
  const said = answered.map(({ code, text: words }) => `${code} ${words}`).join('、');
  return (
    <li className={isCurrent ? 'gt-copy-current' : ''}>
      <button
        type="button"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={`第 ${number} 题 ${text}${several ? '(多选)' : ''},${said === '' ? '未录入' : said}`}
        onFocus={onFocus}
        {...(number === 1 ? { 'data-first-focus': '' } : {})}
      >
        <span className="gt-tabular">{number}</span>
        <span>{text}</span>
        <b>{said === '' ? '—' : said}</b>
      </button>
      {isCurrent ? (
        <div className="gt-copy-options">
          {options.map(({ code, text: words }) => (
            <button
              key={code}
              type="button"
              tabIndex={-1}
              aria-pressed={chosen.includes(code)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(code)}
            >
              {code} {words}
            </button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

function withAnswer(
  answers: QuestionnaireAnswers,
  { question, several, options }: Question,
  code: string,
): QuestionnaireAnswers {
  const before = answers[question] ?? [];
  if (!several) return { ...answers, [question]: [code] };
  const after = before.includes(code)
    ? before.filter((one) => one !== code)
    : options.map((one) => one.code).filter((one) => one === code || before.includes(one));
  if (after.length > 0) return { ...answers, [question]: after };
  const { [question]: _, ...rest } = answers;
  return rest;
}

function codeOf(key: string): string | null {
  if (/^[a-hA-H]$/.test(key)) return key.toUpperCase();
  return /^[1-8]$/.test(key) ? ('ABCDEFGH'[Number(key) - 1] ?? null) : null;
}
