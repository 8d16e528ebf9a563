import {
  Relation,
  relationWords,
} from '../../../../shared/business/account-opening/application/agent.ts';
import type { OtherPerson } from '../../../../shared/business/account-opening/application/profile.ts';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { FormChoice, FormText } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';

const nobody: OtherPerson = { name: '', number: '', relation: 'SPOUSE' };

/** The client, or somebody else behind the account, with name, document and relation. */
export function OtherPersonFields({
  step,
  path,
  label,
}: {
  readonly step: StepProps;
  readonly path: 'profile.controller' | 'profile.beneficiary';
  readonly label: string;
}) {
  const { form } = step;
  const other = form.getValues(path);
  const id = step.idOf(path);
  const choose = (answer: 'self' | 'other') =>
    form.setValue(path, answer === 'self' ? null : (other ?? nobody), { shouldDirty: true });
  return (
    <>
      <Field id={id} label={label} group message={step.messageAt(path)}>
        <div {...walkStop} id={id}>
          <DigitChoice
            label={label}
            choices={[
              { value: 'self', label: '本人' },
              { value: 'other', label: '他人' },
            ]}
            value={other === null ? 'self' : 'other'}
            onChoose={choose}
          />
        </div>
      </Field>
      {other === null ? null : (
        <>
          <FormText step={step} path={`${path}.name`} label={`${label}姓名`} />
          <FormText step={step} path={`${path}.number`} label="其证件号" tidied tabular />
          <div className="gt-wide">
            <FormChoice
              step={step}
              path={`${path}.relation`}
              label="与客户关系"
              choices={Relation.options.map((value) => ({ value, label: relationWords[value] }))}
            />
          </div>
        </>
      )}
    </>
  );
}
