import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import type { RuleLine } from '../../../shared/rulebook/explain.ts';
import { Notice } from '../../ui/Notice.tsx';

/** What the rule book said of an input. */
export type TrialAnswer =
  | { readonly status: 'answered'; readonly answer: Json; readonly lines: readonly RuleLine[] }
  | { readonly status: 'unanswered'; readonly message: string };

/** An answer in words: every line that was compared, then the bare answer as a case has it. */
export function Answer({ answer }: { readonly answer: TrialAnswer }) {
  if (answer.status === 'unanswered') return <Notice tone="warning">{answer.message}</Notice>;
  const failed = answer.lines.filter(({ met }) => !met).length;
  return (
    <div className="gt-stack">
      <p role="status" className={failed === 0 ? 'gt-good' : 'gt-danger'}>
        {failed === 0
          ? `✔ ${answer.lines.length} 项全部符合`
          : `✘ ${answer.lines.length} 项中 ${failed} 项不符合`}
      </p>
      <ol className="gt-rule-lines">
        {answer.lines.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- Two lines may say the same; their place tells them apart.
          <Line key={at} line={line} />
        ))}
      </ol>
      <div>
        <h3>结果(案例中的 expected)</h3>
        <pre className="gt-rule-json">{JSON.stringify(answer.answer, null, 2)}</pre>
      </div>
    </div>
  );
}

function Line({
  line: { rule, met, message, figure, limit, source },
}: {
  readonly line: RuleLine;
}) {
  const facts = [
    ...(figure === undefined ? [] : [`数值 ${figure}`]),
    ...(limit === undefined ? [] : [`界限 ${limit}`]),
    `规则 ${rule}`,
    ...(source === undefined ? [] : [`来源 ${source}`]),
  ];
  return (
    <li>
      <span
        className={met ? 'gt-good' : 'gt-danger'}
        aria-label={met ? '符合' : '不符合'}
        role="img"
      >
        {met ? '✔' : '✘'}
      </span>
      <div>
        <p>{message}</p>
        <p className="gt-soft">{facts.join(' · ')}</p>
      </div>
    </li>
  );
}
