import type { MaskKind } from '../../../rulebook/identity/mask.ts';
import { permissionNames } from '../../../rulebook/suitability/permissions.ts';
import type { WordLine } from '../../contract.ts';
import type { Application } from './application.ts';
import { relationWords } from './agent.ts';
import { documentWords, type PersonalDocument } from './identity.ts';
import { type AccountWish, accountWords, wayWords } from './need.ts';
import { personOf } from './person.ts';

/** How the number of a document is masked: passports and permits keep less of theirs. */
export function maskOfDocument(document: PersonalDocument): MaskKind {
  const isIdLike = ['RESIDENT_ID', 'TEMPORARY_ID', 'GAT_RESIDENCE', 'FOREIGN_PR'].includes(
    document,
  );
  return isIdLike ? 'ID' : 'PASSPORT';
}

/** Accounts in words: 沪A、深A(加挂). */
export function accountsText(accounts: readonly AccountWish[]): string {
  return accounts
    .map(({ kind, way }) =>
      way === 'NEW' ? accountWords[kind] : `${accountWords[kind]}(${wayWords.LINK})`,
    )
    .join('、');
}

/**
 * An application in a few lines, without what only a table has the words for: for lists, the panel and the slip. Sex
 * and birth date are shown as the number says them, whatever the day: a far date never refuses a past birth.
 */
export function applicationWords(application: Application): readonly WordLine[] {
  const { identity, contact, need, agent } = application;
  const person = personOf(identity, '9999-12-31');
  return [
    { label: '姓名', value: identity.name, mask: 'NAME' },
    {
      label: documentWords[identity.document],
      value: identity.number,
      mask: maskOfDocument(identity.document),
    },
    { label: '性别', value: person === null ? '' : person.sex === 'M' ? '男' : '女' },
    { label: '出生日期', value: person?.birthDate ?? '' },
    { label: '手机', value: contact.mobile, mask: 'MOBILE' },
    { label: '联系地址', value: contact.address },
    { label: '电子邮箱', value: contact.email === '' ? '未填' : contact.email },
    { label: '开立账户', value: accountsText(need.accounts) },
    ...(need.permissions.length === 0
      ? []
      : [
          {
            label: '申请权限',
            value: need.permissions.map((one) => permissionNames[one]).join('、'),
          },
        ]),
    ...(agent === null
      ? []
      : [
          { label: '代理人', value: agent.name, mask: 'NAME' as const },
          {
            label: '代理人证件',
            value: agent.number,
            mask: maskOfDocument(agent.document),
          },
          { label: '与客户关系', value: relationWords[agent.relation] },
        ]),
  ];
}
