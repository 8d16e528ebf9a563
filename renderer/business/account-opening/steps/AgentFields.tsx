import {
  emptyAgent,
  MandateForm,
  mandateWords,
  Relation,
  relationWords,
} from '../../../../shared/business/account-opening/application/agent.ts';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { FormChoice, FormDay, FormText } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';
import { DocumentHolder, DocumentName, DocumentTerm } from './DocumentFields.tsx';

/** Whether somebody came in the client's place, and then who, and by which mandate. */
export function AgentFields({ step }: { readonly step: StepProps }) {
  const { form, application } = step;
  const { agent } = application;
  const id = step.idOf('agent');
  const choose = (answer: 'self' | 'agent') =>
    form.setValue('agent', answer === 'agent' ? (agent ?? emptyAgent) : null, {
      shouldDirty: true,
    });
  return (
    <>
      <Field id={id} label="办理人" group message={step.messageAt('agent')}>
        <div {...walkStop} id={id}>
          <DigitChoice
            label="办理人"
            choices={[
              { value: 'self', label: '客户本人' },
              { value: 'agent', label: '代理人' },
            ]}
            value={agent === null ? 'self' : 'agent'}
            onChoose={choose}
          />
        </div>
      </Field>
      {agent === null ? null : (
        <>
          <div className="gt-wide">
            <FormChoice
              step={step}
              path="agent.relation"
              label="与客户关系"
              choices={Relation.options.map((value) => ({ value, label: relationWords[value] }))}
            />
          </div>
          <DocumentName step={step} place="agent" />
          <DocumentHolder step={step} place="agent" />
          <DocumentTerm step={step} place="agent" />
          <FormText
            step={step}
            path="agent.mobile"
            label="代理人手机"
            tidied
            tabular
            inputMode="numeric"
            maxLength={64}
          />
          <FormChoice
            step={step}
            path="agent.mandate.form"
            label="委托形式"
            choices={MandateForm.options.map((value) => ({ value, label: mandateWords[value] }))}
          />
          <FormText
            step={step}
            path="agent.mandate.reference"
            label="公证书编号"
            maxLength={100}
            optional={agent.mandate.form !== 'NOTARISED'}
          />
          <FormDay step={step} path="agent.mandate.from" label="委托自" />
          <FormDay step={step} path="agent.mandate.to" label="委托至" />
        </>
      )}
    </>
  );
}
