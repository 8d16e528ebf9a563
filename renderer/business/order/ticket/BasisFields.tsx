import type { ReactNode } from 'react';
import { InstructionWay, instructionWords } from '../../../../shared/business/order/ticket.ts';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { TextField } from '../../../ui/TextField.tsx';

/** What an instruction rests on, as typed. */
export interface BasisTyped {
  readonly way: InstructionWay;
  readonly reference: string;
  readonly calledAt: string;
}

/** On what the client's instruction rests: a signed slip, whose paper is `children`, or a recorded call. */
export function BasisFields({
  idOf,
  label,
  typed,
  message,
  onChange,
  onLeave,
  children,
}: {
  readonly idOf: (name: string) => string;
  readonly label: string;
  readonly typed: BasisTyped;
  readonly message: string | null;
  readonly onChange: (change: Partial<BasisTyped>) => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const { way, reference, calledAt } = typed;
  const isCall = way === 'PHONE';
  return (
    <>
      <Field id={idOf('instruction')} label={label} message={message} group>
        <div {...walkStop} id={idOf('instruction')}>
          <DigitChoice
            label={label}
            choices={InstructionWay.options.map((value) => ({
              value,
              label: instructionWords[value],
            }))}
            value={way}
            onChoose={(next) => onChange({ way: next })}
          />
        </div>
        {isCall ? null : children}
      </Field>
      {isCall ? (
        <>
          <TextField
            id={idOf('reference')}
            label="录音编号"
            value={reference}
            onChange={(value) => onChange({ reference: value })}
            onBlur={onLeave}
            message={null}
            maxLength={64}
            tabular
          />
          <TextField
            id={idOf('called-at')}
            label="来电时间"
            value={calledAt}
            onChange={(value) => onChange({ calledAt: value })}
            onBlur={onLeave}
            message={null}
            hint="如 0945,当日 24 小时制"
            maxLength={8}
            inputMode="numeric"
            tabular
          />
        </>
      ) : null}
    </>
  );
}
