import type { Refusal } from '../../../errors.ts';
import { emptyMessages, identityRefusals } from '../../../rulebook/identity/messages.ts';
import { checkMobile } from '../../../rulebook/identity/mobile.ts';
import type { Contact } from './profile.ts';
import { textRefusals } from './text-rules.ts';

/** What is wrong with how the client is reached. Rules ID-7, AO-2, AO-4, AO-16 (docs/rules.md). */
export function contactRefusals(contact: Contact): readonly Refusal[] {
  const { mobile, phone, email, address, postcode } = contact;
  return [
    ...mobileRefusals(mobile, 'contact.mobile'),
    ...(phone === '' || /^(?:\d{3,4}-?)?\d{7,8}(?:-\d{1,6})?$/.test(phone)
      ? []
      : [at('AO-16', 'contact.phone', '固定电话应如 010-12345678;没有可不填。')]),
    ...(email === '' || isEmail(email)
      ? []
      : [at('AO-4', 'contact.email', '电子邮箱格式不符,应如 name@example.com;没有可不填。')]),
    ...textRefusals(address, {
      rule: 'AO-2',
      field: 'contact.address',
      title: '联系地址',
      least: 5,
      most: 100,
      tooShort: '联系地址请写到省、市和详细地址,至少 5 个字。',
    }),
    ...(postcode === '' || /^\d{6}$/.test(postcode)
      ? []
      : [at('AO-16', 'contact.postcode', '邮政编码为 6 位数字;不清楚可不填。')]),
  ];
}

/** What is wrong with a mobile number, at its field. Rule ID-7. */
export function mobileRefusals(mobile: string, field: string): readonly Refusal[] {
  if (checkMobile(mobile).valid) return [];
  const { FORMAT } = identityRefusals.mobile;
  return [{ ...FORMAT, ...(mobile === '' ? { message: emptyMessages.mobile } : {}), field }];
}

function isEmail(email: string): boolean {
  return (
    email.length <= 254 && /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(email)
  );
}

function at(rule: string, field: string, message: string): Refusal {
  return { rule, field, message };
}
