import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { CaseDetail } from '../../data/types.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { Notice } from '../../ui/Notice.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { flagSign, type Review } from './review.ts';
import { type Standing, standingWords } from './rights.ts';
import { counterOf, leftWords } from './waiting-words.ts';

/** What is not as usual, first of all; what the checker ticks; and the two ways to decide. */
export function ReviewDecision({
  detail,
  review,
  standing,
  now,
  isCut,
  ticked,
  onToggle,
  messages,
  buttons,
}: {
  readonly detail: CaseDetail;
  readonly review: Review;
  readonly standing: Standing;
  readonly now: number;
  /** Whether the line is down and it waits at another counter. */
  readonly isCut: boolean;
  readonly ticked: ReadonlySet<number>;
  readonly onToggle: (at: number) => void;
  readonly messages: readonly string[];
  readonly buttons: ReactNode;
}) {
  const { waiting } = detail;
  const named = useStaffWords([detail.maker]);
  return (
    <section className="gt-panel" aria-label="复核">
      <header>
        <h2>核对与决定</h2>
        {waiting === null ? null : (
          <span className="gt-push gt-tabular">剩 {leftWords(waiting, now)}</span>
        )}
      </header>
      <div className="gt-panel-body gt-stack">
        <Unusual review={review} />
        <WordList lines={headLines(detail, named(detail.maker), standing)} />
        {waiting === null || review.ticks.length === 0 ? null : (
          <div role="group" aria-label="逐项核对">
            <p className="gt-soft">同意前逐项核对,按数字勾选:</p>
            {review.ticks.map((tick, at) => (
              <p key={tick}>
                <Checkbox checked={ticked.has(at)} onChange={() => onToggle(at)}>
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
      <div className="gt-actions">{buttons}</div>
    </section>
  );
}

function Unusual({ review: { why = [], unusual } }: { readonly review: Review }) {
  return (
    <>
      {why.length === 0 ? null : (
        <div>
          <h3>须主管授权的原因</h3>
          <ul className="gt-why" aria-label="授权原因">
            {why.map((words) => (
              <li key={words}>⚠ {words}</li>
            ))}
          </ul>
        </div>
      )}
      {unusual.length === 0 ? (
        <p className="gt-soft">{why.length === 0 ? '没有异常提示。' : '没有其他异常提示。'}</p>
      ) : (
        <ul className="gt-unusual" aria-label="异常提示">
          {unusual.map((one) => (
            <li key={one.words} className={one.isGrave ? 'gt-warning' : undefined}>
              {flagSign(one)} {one.words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function headLines(detail: CaseDetail, maker: string, standing: Standing) {
  const { waiting, serial, at } = detail;
  const needs = waiting?.needs.map((need) => needWords[need]).join('、');
  return [
    { label: '经办', value: `${maker},终端 ${counterOf(serial)}` },
    { label: '提交时间', value: beijingDateTime(waiting?.since ?? at) },
    ...(needs === undefined || needs === '' ? [] : [{ label: '尚需', value: needs }]),
    ...(standing.kind === 'may' && standing.by !== null
      ? [{ label: '权限来源', value: delegatedWords(standing.by) }]
      : []),
  ];
}

function delegatedWords({
  statement,
  authority,
}: NonNullable<Extract<Standing, { kind: 'may' }>['by']>): string {
  return `受${authority.statement.name}(${statement.from})转授权,至 ${beijingDateTime(statement.untilAt)}`;
}
