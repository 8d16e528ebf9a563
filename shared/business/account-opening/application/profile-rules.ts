import type { Refusal } from '../../../errors.ts';
import { dueDiligenceRefusals } from '../../../rulebook/opening/due-diligence-fields.ts';
import { explainTaxResidence } from '../../../rulebook/opening/tax-residence.ts';
import type { ApplicationContext } from './context.ts';
import { nameRefusals } from './identity-rules.ts';
import type { OtherPerson, Profile } from './profile.ts';
import { textRefusals } from './text-rules.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** What is wrong with what due diligence asks. Rules CD-1 to CD-5, TX-1 to TX-5, AO-21 (docs/rules.md). */
export function profileRefusals(
  profile: Profile,
  { businessDate, tables }: Day,
): readonly Refusal[] {
  const { purpose, taxStatus, taxCountries, controller, beneficiary, badRecord } = profile;
  const purposes = purpose === '' ? [] : [purpose];
  const tax = explainTaxResidence({ status: taxStatus, taxCountries }, businessDate, tables);
  return [
    ...dueDiligenceRefusals({ ...profile, purposes }, businessDate, tables).map((one) =>
      at(one, one.field === 'purposes' ? 'profile.purpose' : `profile.${one.field}`),
    ),
    ...(tax.found
      ? tax.answer.refusals.map((one) => at(one, `profile.${one.field}`))
      : [{ rule: 'TX-1', field: 'profile.taxStatus', message: tax.message }]),
    ...otherRefusals(controller, 'profile.controller'),
    ...otherRefusals(beneficiary, 'profile.beneficiary'),
    ...textRefusals(badRecord, {
      rule: 'AO-21',
      field: 'profile.badRecord',
      title: '不良诚信记录',
      least: 0,
      most: 100,
      tooShort: '',
    }),
  ];
}

/** Somebody else behind the account is named with their document. Rule AO-21. */
function otherRefusals(person: OtherPerson | null, place: string): readonly Refusal[] {
  if (person === null) return [];
  return [
    ...nameRefusals(person.name, `${place}.name`),
    ...(person.number.length >= 4
      ? []
      : [
          {
            rule: 'AO-21',
            field: `${place}.number`,
            message: '请录入其证件号码,至少 4 个字符。',
          },
        ]),
  ];
}

function at({ rule, message }: Refusal, field: string): Refusal {
  return { rule, field, message };
}
