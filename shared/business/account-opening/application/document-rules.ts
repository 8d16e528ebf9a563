import type { Refusal } from '../../../errors.ts';
import { explainDocumentNumber } from '../../../rulebook/identity/document-number.ts';
import { explainDocumentType } from '../../../rulebook/identity/document-types.ts';
import {
  type DocumentValidity,
  explainDocumentValidity,
} from '../../../rulebook/identity/document-validity.ts';
import { identityRefusals } from '../../../rulebook/identity/messages.ts';
import { checkResidentNumber } from '../../../rulebook/identity/resident-number.ts';
import { isRealDate } from '../../../values/dates.ts';
import type { ApplicationContext } from './context.ts';
import { documentWords, type Identity, type ShownDocument } from './identity.ts';
import { isTelling, kindOfNumber, personOf } from './person.ts';

type Shown = ShownDocument & Pick<Identity, 'birthDate' | 'sex'>;
type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** Documents that prove something beside another one, and open nothing by themselves. */
const onlyBeside: readonly Shown['document'][] = ['CN_PASSPORT'];

/**
 * What is wrong with a document and what it says of its holder, each at its field below `place`. Rules ID-1 to ID-5,
 * ID-15, ID-16, ID-18, AO-17 (docs/rules.md).
 */
export function documentRefusals(shown: Shown, place: string, day: Day): readonly Refusal[] {
  return [
    ...kindRefusals(shown, place, day),
    ...numberRefusals(shown, place, day),
    ...holderRefusals(shown, place, day.businessDate),
    ...termRefusals(shown, place),
  ];
}

/** How a document stands on the day; null while what it takes is not known. Rules ID-17, ID-18. */
export function documentStanding(
  shown: Shown,
  { businessDate, tables }: Day,
): DocumentValidity | null {
  const person = personOf(shown, businessDate);
  if (person === null || termRefusals(shown, '').length > 0) return null;
  const { document, validFrom, validTo, longTerm } = shown;
  const dates = {
    document,
    birth: person.birthDate,
    validFrom,
    validTo: longTerm ? null : validTo,
  };
  const explained = explainDocumentValidity(dates, businessDate, tables.documentTerms);
  return explained.found ? explained.answer : null;
}

function kindRefusals(
  { document }: Shown,
  place: string,
  { businessDate, tables }: Day,
): readonly Refusal[] {
  const field = `${place}.document`;
  if (onlyBeside.includes(document)) {
    const message = `${documentWords[document]}只作辅助证明,不能单独开户。请客户出示居民身份证。`;
    return [{ rule: 'ID-15', field, message }];
  }
  const explained = explainDocumentType(document, businessDate, tables.documentTypes);
  if (!explained.found) return [{ rule: 'ID-15', field, message: explained.message }];
  if (explained.answer.accepted) return [];
  return explained.lines.map(({ rule, message }) => ({ rule, field, message }));
}

function numberRefusals(
  { document, number }: Shown,
  place: string,
  { businessDate, tables }: Day,
): readonly Refusal[] {
  const field = `${place}.number`;
  if (number === '') {
    return [{ rule: 'ID-16', field, message: `请录入${documentWords[document]}号码。` }];
  }
  if (isTelling(document)) {
    const check = checkResidentNumber(number, businessDate);
    if (!check.valid) return [{ ...identityRefusals.idNumber[check.reason], field }];
    if (check.kind === kindOfNumber(document)) return [];
    const message = `该号码不是${documentWords[document]}的号码。请核对证件,或改选证件类型。`;
    return [{ rule: 'ID-5', field, message }];
  }
  const explained = explainDocumentNumber({ document, number }, businessDate, tables.documentTypes);
  if (!explained.found) return [];
  return explained.lines
    .filter(({ met }) => !met)
    .map(({ rule, message }) => ({ rule, field, message }));
}

/** Birth date and sex, where the number does not tell them. Rule AO-17. */
function holderRefusals(shown: Shown, place: string, on: string): readonly Refusal[] {
  if (isTelling(shown.document)) return [];
  const isBirth = isRealDate(shown.birthDate) && shown.birthDate <= on;
  const birth = '请按证件录入出生日期,如 19900307。';
  return [
    ...(isBirth && shown.birthDate >= '1900-01-01'
      ? []
      : [{ rule: 'AO-17', field: `${place}.birthDate`, message: birth }]),
    ...(shown.sex === ''
      ? [{ rule: 'AO-17', field: `${place}.sex`, message: '请选择性别。' }]
      : []),
  ];
}

/** The term as it stands on the document. Rule AO-17. */
function termRefusals(
  { validFrom, validTo, longTerm }: ShownDocument,
  place: string,
): readonly Refusal[] {
  const refuse = (field: string, message: string): Refusal => ({
    rule: 'AO-17',
    field: `${place}.${field}`,
    message,
  });
  const from = isRealDate(validFrom)
    ? []
    : [refuse('validFrom', '请按证件录入有效期起始日,如 20200301。')];
  if (longTerm) return from;
  if (!isRealDate(validTo)) {
    return [...from, refuse('validTo', '请按证件录入有效期截止日;长期有效的请选长期。')];
  }
  return validTo < validFrom
    ? [...from, refuse('validTo', '有效期截止日早于起始日,请核对证件。')]
    : from;
}
