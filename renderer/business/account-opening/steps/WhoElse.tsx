import { circumstancesOf } from '../../../../shared/business/account-opening/application/circumstances.ts';
import { evidenceNeeds } from '../../../../shared/business/account-opening/application/evidence-needs.ts';
import { evidenceWords } from '../../../../shared/safeguards/evidence.ts';
import type { StepProps } from '../form/step-props.ts';

/** Who and what else this client's opening needs, in words; nothing is shown for an ordinary one. */
export function WhoElse({
  step: { application, evidence, context },
}: {
  readonly step: StepProps;
}) {
  const found = circumstancesOf(application, context);
  if (found.length === 0) return null;
  const papers = evidenceNeeds(application, evidence, context).filter(({ required }) => required);
  return (
    <section className="gt-panel" aria-label="还需要">
      <header>
        <h2>还需要</h2>
        <span className="gt-soft gt-push">主管授权</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <ul className="gt-rule-lines">
          {found.map(({ code, message }) => (
            <li key={code}>
              <span className="gt-warning">!</span>
              <span>{message}</span>
            </li>
          ))}
        </ul>
        <p>
          材料:
          {papers.map(({ kind, hint }) => (hint === '' ? evidenceWords[kind] : hint)).join('、')}。
        </p>
      </div>
    </section>
  );
}
