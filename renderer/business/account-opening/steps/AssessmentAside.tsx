import { conclude } from '../../../../shared/business/account-opening/application/conclude.ts';
import type { StepProps } from '../form/step-props.ts';
import { RuleLines } from './RuleLines.tsx';

/** How the level came about, for staff; the client sees the result, never the points of a question. */
export function AssessmentAside({ application, context }: StepProps) {
  const lines = conclude(application, context).assessment;
  const points = lines.filter(({ rule }) => rule === 'QN-3');
  return (
    <section className="gt-panel" aria-label="测评依据">
      <header>
        <h2>测评依据</h2>
        <span className="gt-soft gt-push">仅供柜员核对</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {lines.length === 0 ? (
          <p className="gt-soft">客户作答后显示。作答期间只显示进度,不显示所选答案。</p>
        ) : (
          <>
            <RuleLines lines={lines.filter(({ rule }) => rule !== 'QN-3')} />
            <details>
              <summary>各题得分({points.length} 题)</summary>
              <RuleLines lines={points} />
            </details>
          </>
        )}
      </div>
    </section>
  );
}
