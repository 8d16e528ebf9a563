import { Button } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { DraftState } from '../../../session/use-draft-saving.ts';
import { walkStop } from '../../../ui/field-walk.ts';
import { DraftWords } from '../DraftWords.tsx';
import type { Missing } from './missing.ts';
import { MissingList } from './MissingList.tsx';
import { openingSteps, type StepId } from './opening-steps.ts';
import type { StepProps } from './step-props.ts';
import { stepViews } from './step-views.tsx';
import { StepRail } from './StepRail.tsx';
import type { StepWalk } from './use-step-walk.ts';

/** The rail left, the fields of the step shown, what is missing and what explains them right. */
export function FormLayout({
  step,
  walk,
  missing,
  atLarge,
  fields,
  draft,
  notices,
  onLeave,
  onReview,
  onTakeBack,
  disabled,
}: {
  readonly step: StepProps;
  readonly walk: StepWalk;
  readonly missing: ReadonlyMap<StepId, readonly Missing[]>;
  /** Reasons of a return that name no field. */
  readonly atLarge: readonly string[];
  /** Around the fields, among which Enter goes from one to the next. */
  readonly fields: RefObject<HTMLDivElement | null>;
  readonly draft: DraftState;
  /** What is to be known before anything is typed. */
  readonly notices: ReactNode;
  /** A field was left. */
  readonly onLeave: () => void;
  readonly onReview: () => void;
  /** Null where there is nothing to take back. */
  readonly onTakeBack: (() => void) | null;
  readonly disabled: boolean;
}) {
  const { title } = openingSteps.find(({ id }) => id === walk.step) ?? openingSteps[0];
  const view = stepViews[walk.step];
  return (
    <div className="gt-opening">
      <StepRail
        step={walk.step}
        visited={walk.visited}
        missing={missing}
        notes={step.application.password === null ? { agreed: '密码未设' } : {}}
        onStep={(next) => walk.go(next)}
      />
      <div onKeyDown={walk.onKeyDown} onBlur={onLeave} role="presentation">
        <section className="gt-panel" aria-label="开户申请">
          <header>
            <h2>{title}</h2>
            <DraftWords state={draft} />
          </header>
          <div ref={fields} className="gt-panel-body">
            {notices}
            <view.Step key={walk.step} {...step} />
          </div>
          <div className="gt-actions">
            <Button {...walkStop} type="primary" disabled={disabled} onClick={onReview}>
              F8 核对
            </Button>
            {onTakeBack === null ? null : (
              <Button disabled={disabled} onClick={onTakeBack}>
                F6 撤回
              </Button>
            )}
          </div>
        </section>
      </div>
      <div className="gt-stack">
        <MissingList step={walk.step} missing={missing} atLarge={atLarge} onGo={walk.goTo} />
        <view.Aside {...step} />
      </div>
    </div>
  );
}
