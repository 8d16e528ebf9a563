import { documentStanding } from '../../../../shared/business/account-opening/application/document-rules.ts';
import {
  documentWords,
  PersonalDocument,
} from '../../../../shared/business/account-opening/application/identity.ts';
import { isForeigners } from '../../../../shared/business/account-opening/application/identity-rules.ts';
import { isTelling } from '../../../../shared/business/account-opening/application/person.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import { homeCountry } from '../../../../shared/rulebook/opening/countries.ts';
import { CodeSelect } from '../../../ui/CodeSelect.tsx';
import { FormChoice, FormDay, FormText, FormTick } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';

type Place = 'identity' | 'agent';

/** An agent's fields say whose they are: they stand among the client's. */
function labelOf(place: Place, label: string): string {
  return place === 'identity' ? label : `代理人${label}`;
}

/** Kind and number of a document, and the name on it. */
export function DocumentName({ step, place }: { readonly step: StepProps; readonly place: Place }) {
  return (
    <>
      <DocumentKind step={step} place={place} />
      <FormText
        step={step}
        path={`${place}.number`}
        label={labelOf(place, '证件号码')}
        tidied
        tabular
        maxLength={64}
      />
      <FormText
        step={step}
        path={`${place}.name`}
        label={labelOf(place, '姓名')}
        hint="按证件录入;间隔号用“·”。"
      />
    </>
  );
}

/** Birth date and sex, typed only where the number does not tell them. */
export function DocumentHolder({
  step,
  place,
}: {
  readonly step: StepProps;
  readonly place: Place;
}) {
  const shown = step.application[place];
  if (shown === null || isTelling(shown.document)) return null;
  return (
    <>
      <FormDay
        step={step}
        path={`${place}.birthDate`}
        label={labelOf(place, '出生日期')}
        hint="如 19900307"
      />
      <FormChoice
        step={step}
        path={`${place}.sex`}
        label={labelOf(place, '性别')}
        choices={[
          { value: 'M', label: '男' },
          { value: 'F', label: '女' },
        ]}
      />
    </>
  );
}

/** The term on a document and who issued it; what was to be expected is told beside it. */
export function DocumentTerm({ step, place }: { readonly step: StepProps; readonly place: Place }) {
  const { application, context } = step;
  const shown = application[place];
  if (shown === null) return null;
  const standing = documentStanding(shown, context);
  const { expectedTo } = standing ?? {};
  const expected = expectedTo === undefined ? null : (expectedTo ?? '长期');
  const isAsStated = standing?.plausible !== false;
  return (
    <>
      <div className="gt-wide gt-term">
        <FormDay
          step={step}
          path={`${place}.validFrom`}
          label={labelOf(place, '有效期起')}
          hint="如 20200301"
        />
        <div className="gt-term-end">
          {shown.longTerm ? null : (
            <FormDay
              step={step}
              path={`${place}.validTo`}
              label={labelOf(place, '有效期止')}
              hint={
                isAsStated || expected === null ? '如 20400301' : `按签发时年龄应为 ${expected}。`
              }
            />
          )}
          <FormTick
            step={step}
            path={`${place}.longTerm`}
            // Seen where there is no day beside it.
            label={labelOf(place, '有效期限')}
            words={labelOf(place, '长期')}
            {...(shown.longTerm && !isAsStated && expected !== null
              ? { hint: `按签发时年龄应为 ${expected}。` }
              : {})}
          />
        </div>
      </div>
      <FormText
        step={step}
        path={`${place}.issuer`}
        label={labelOf(place, '签发机关')}
        maxLength={200}
        optional
      />
    </>
  );
}

/** The kind of a document, by a code of two digits in the order of the table of documents. */
function DocumentKind({ step, place }: { readonly step: StepProps; readonly place: Place }) {
  const { form, application, context } = step;
  const path = `${place}.document` as const;
  const kinds = PersonalDocument.options.filter((document) => isAccepted(document, context));
  const options = kinds.map((document, at) => ({
    code: String(at + 1).padStart(2, '0'),
    title: documentWords[document],
  }));
  const chosen = application[place]?.document;
  const code = options.find((_, at) => kinds[at] === chosen)?.code ?? '';
  const choose = (next: string) => {
    const document = kinds[options.findIndex((one) => one.code === next)];
    if (document === undefined) return;
    const set = { shouldDirty: true, shouldTouch: true };
    form.setValue(path, document, set);
    if (place !== 'identity') return;
    // Whoever shows a foreigner's document is of another country, whoever shows another one is not.
    const isHome = form.getValues('identity.nationality') === homeCountry;
    if (isForeigners(document) === isHome) {
      form.setValue('identity.nationality', isHome ? '' : homeCountry, { shouldDirty: true });
    }
  };
  return (
    <CodeSelect
      id={step.idOf(path)}
      label={labelOf(place, '证件类型')}
      options={options}
      value={code}
      onChange={choose}
      message={step.messageAt(path)}
      hint="代码、名称或拼音首字母。"
    />
  );
}

function isAccepted(
  document: PersonalDocument,
  { businessDate, tables }: StepProps['context'],
): boolean {
  const found = rowOn(tables.documentTypes, businessDate, { document });
  return found.found && found.row.acceptedFor !== 'AUXILIARY';
}
