import { documentStanding } from '../../../../shared/business/account-opening/application/document-rules.ts';
import { isForeigners } from '../../../../shared/business/account-opening/application/identity-rules.ts';
import { personOf } from '../../../../shared/business/account-opening/application/person.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import { rowsOn } from '../../../../shared/rulebook/dated-table.ts';
import { FormSelect, FormText, FormTick } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';
import { AgentFields } from './AgentFields.tsx';
import { DocumentHolder, DocumentName, DocumentTerm } from './DocumentFields.tsx';

/** Step 2: who the client is and by which document, and who came. */
export function IdentityStep(step: StepProps) {
  const { application, context } = step;
  const { identity } = application;
  const { businessDate, tables } = context;
  const row = rowOn(tables.documentTypes, businessDate, { document: identity.document });
  const papers = row.found ? row.row.papers : undefined;
  const hasLatinName = identity.document !== 'RESIDENT_ID' || identity.latinName !== '';
  return (
    <div className="gt-fields">
      <DocumentName step={step} place="identity" />
      {hasLatinName ? (
        <FormText
          step={step}
          path="identity.latinName"
          label="外文姓名"
          optional
          maxLength={200}
          hint="证件上有的照录。"
        />
      ) : null}
      <DocumentHolder step={step} place="identity" />
      {isForeigners(identity.document) ? (
        <FormSelect
          step={step}
          path="identity.nationality"
          label="国籍(地区)"
          options={rowsOn(tables.countries, businessDate).map(({ country, title }) => ({
            code: country,
            title,
          }))}
          hint="代码、名称或拼音首字母。"
        />
      ) : null}
      <DocumentTerm step={step} place="identity" />
      {papers === undefined && identity.supporting === '' ? null : (
        <FormText
          step={step}
          path="identity.supporting"
          label={papers ?? '辅助证明'}
          maxLength={100}
          hint="证明上的编号;原件在第 7 步采集。"
        />
      )}
      {isMinor(step) ? (
        <FormTick
          step={step}
          path="identity.ownLabourIncome"
          label="劳动收入"
          words="以本人劳动收入为主要生活来源"
          hint="满 16 周岁未满 18 周岁的须勾选,并采集收入证明。"
        />
      ) : null}
      {asksReason(step) ? (
        <div className="gt-wide">
          <FormText
            step={step}
            path="identity.termReason"
            label="继续原因"
            hint="证件到期或有效期不符仍办理的原因,主管授权时查看。"
          />
        </div>
      ) : null}
      <AgentFields step={step} />
    </div>
  );
}

function isMinor({ application: { identity }, context }: StepProps): boolean {
  const gate = rowOn(context.tables.ageGate, context.businessDate);
  const person = personOf(identity, context.businessDate);
  if (identity.ownLabourIncome) return true;
  return gate.found && person !== null && person.age < gate.row.minAge;
}

/** Only where the document's term asks for one, or one was given already. */
function asksReason({ application: { identity }, context }: StepProps): boolean {
  const standing = documentStanding(identity, context);
  const isUnusual =
    standing !== null && (standing.standing === 'EXPIRED' || standing.plausible === false);
  return isUnusual || identity.termReason !== '';
}
