import { materialsFor } from '../../../../shared/business/account-opening/application/materials.ts';
import type { StepProps } from '../form/step-props.ts';

/** What the client brings, as the list to take along has it. */
export function MaterialsAside({ application, context }: StepProps) {
  return (
    <section className="gt-panel" aria-label="客户应带材料">
      <header>
        <h2>客户应带材料</h2>
        <span className="gt-soft gt-push">F10 选择打印</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {materialsFor(application, context).map(({ title, materials }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul>
              {materials.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
