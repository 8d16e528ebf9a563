import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../ui/composing.ts';
import { walkStop } from '../../../ui/field-walk.ts';

/** Something that can be done in a step. */
export interface StepAction {
  readonly label: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** What brings the step on from where it stands: one of the step at most, and only while it can be done. */
  readonly isNext?: boolean;
}

/**
 * What can be done now: by its digit while the focus is here, by Enter or by the mouse. `from`: the digit of the first,
 * where a step has others before them.
 */
export function StepActions({
  id,
  label,
  actions,
  from = 1,
}: {
  readonly id: string;
  readonly label: string;
  readonly actions: readonly StepAction[];
  readonly from?: number;
}) {
  const byDigit = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const action = actions[Number(event.key) - from];
    if (action === undefined) return;
    event.preventDefault();
    if (action.disabled !== true) action.run();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons have the focus.
    <div
      {...walkStop}
      id={id}
      role="group"
      className="gt-step-actions"
      aria-label={label}
      onKeyDown={byDigit}
    >
      {actions.map((action, at) => (
        <Button
          // Its digit is what it is: a dialog that changes what can be done gives the focus back here.
          key={at}
          type={action.isNext === true && action.disabled !== true ? 'primary' : 'default'}
          // Not `disabled`: the focus stays where it is when something can no longer be done.
          aria-disabled={action.disabled === true}
          onClick={() => {
            if (action.disabled !== true) action.run();
          }}
        >
          {at + from} {action.label}
        </Button>
      ))}
    </div>
  );
}
