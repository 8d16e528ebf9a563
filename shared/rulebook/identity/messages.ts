/**
 * The rule and the words for staff behind each reason of the identity checks: what is wrong, and what to do. The keys
 * are the reason codes.
 */
export const identityRefusals = {
  idNumber: {
    FORMAT: {
      rule: 'ID-1',
      message: '证件号码应为 18 位:前 17 位是数字,末位是数字或大写 X。请对照证件原件重新录入。',
    },
    REGION: {
      rule: 'ID-2',
      message: '证件号码开头的地区代码不存在,请核对证件原件。',
    },
    BIRTHDATE: {
      rule: 'ID-3',
      message: '证件号码中的出生日期不存在或晚于业务日期,请核对证件原件。',
    },
    CHECKSUM: {
      rule: 'ID-4',
      message: '身份证号码第 18 位校验不符,请核对证件原件。',
    },
  },
  uscc: {
    LENGTH: {
      rule: 'ID-10',
      message: '统一社会信用代码应为 18 位。请对照营业执照重新录入。',
    },
    CHARSET: {
      rule: 'ID-10',
      message:
        '统一社会信用代码只用数字和大写字母,不用 I、O、S、V、Z。请核对是否把 1、0、5、2 录成了字母。',
    },
    REGION: {
      rule: 'ID-11',
      message: '统一社会信用代码第 3 至 8 位应为数字(登记机关行政区划)。请对照营业执照重新录入。',
    },
    CHECKSUM: {
      rule: 'ID-12',
      message: '统一社会信用代码第 18 位校验不符。请对照营业执照逐位核对。',
    },
  },
  bankCard: {
    FORMAT: {
      rule: 'ID-14',
      message: '银行卡号应为 15 至 19 位数字。请对照银行卡重新录入。',
    },
    CHECKSUM: {
      rule: 'ID-14',
      message: '银行卡号末位校验不符。请对照银行卡逐位核对;个别旧卡如此,卡面无误的可以继续办理。',
    },
  },
  mobile: {
    FORMAT: {
      rule: 'ID-7',
      message: '手机号码应为 11 位数字,以 13 至 19 开头,不加国家代码。请与客户核对后重新录入。',
    },
  },
  name: {
    TOO_SHORT: { rule: 'ID-8', message: '姓名至少 2 个字,请按证件完整录入。' },
    TOO_LONG: {
      rule: 'ID-8',
      message: '姓名超出长度(汉字 50 个字,拉丁字母 100 个字符),请按证件重新录入。',
    },
    HALF_CHARACTER: {
      rule: 'ID-8',
      message: '姓名中有不完整的字符,请删除后重新录入;生僻字请用读卡器读取。',
    },
    INVISIBLE: { rule: 'ID-8', message: '姓名中有看不见的控制字符,请清空后手工录入。' },
    DIGIT: { rule: 'ID-8', message: '姓名中不能有数字,请按证件录入。' },
    EMOJI: { rule: 'ID-8', message: '姓名中不能有表情或图形符号,请按证件录入。' },
    CHARACTER: {
      rule: 'ID-8',
      message: '姓名中有不能使用的字符,只能用汉字、拉丁字母和间隔号“·”。请按证件录入。',
    },
    SEPARATOR: {
      rule: 'ID-8',
      message:
        '姓名中的空格、间隔号或连字符位置不对:不能在首尾,不能连用,汉字之间不留空格。请按证件录入。',
    },
  },
} as const;

/** What staff read of what is asked for and not there yet: nothing is wrong with it. Rules ID-7, ID-8. */
export const emptyMessages = { mobile: '请录入手机号码。', name: '请录入姓名。' } as const;

/** What staff read when a client is younger than the present range; ages in full years. Rule AG-1. */
export function tooYoungMessage(age: number, minAge: number): string {
  return `客户 ${age} 周岁,未满 ${minAge} 周岁,不能办理普通开户。请向客户说明,特殊情形请咨询主管。`;
}

/** What staff read when a client is older than the present range; ages in full years. Rule AG-1. */
export function tooOldMessage(age: number, maxAge: number): string {
  return `客户 ${age} 周岁,超过 ${maxAge} 周岁,不在本柜台现行受理范围。请联系主管按高龄客户流程办理。`;
}

/** What staff read when a client is too young to open and earns no living of their own. Rule AG-2. */
export function noOwnIncomeMessage(age: number, minAge: number, incomeProofAge: number): string {
  return `客户 ${age} 周岁,未满 ${minAge} 周岁。年满 ${incomeProofAge} 周岁并以本人劳动收入为主要生活来源的,才能凭收入证明在柜台开户;其他情形请咨询主管。`;
}

/** What staff read when a client may open with proof of income. Rule AG-2. */
export function incomeProofMessage(age: number): string {
  return `客户 ${age} 周岁,以本人劳动收入为主要生活来源:只能在柜台开户,请收取收入证明并请主管授权。`;
}

/** What staff read of a client older than the counter's range. Rule AG-3. */
export function highAgeMessage(age: number, maxAge: number): string {
  return `客户 ${age} 周岁,超过 ${maxAge} 周岁:只能在柜台办理,请另作高龄客户风险提示,并请主管授权。`;
}

/** What staff read when a client is of full age. Rule AG-2. */
export function fullAgeMessage(age: number, minAge: number): string {
  return `客户 ${age} 周岁,已满 ${minAge} 周岁。`;
}

/** What staff read when a number has its document's layout. Rule ID-16. */
export function plainNumberMessage(title: string): string {
  return `${title}号码格式相符。`;
}

/** What staff read of a document whose numbers have no known layout. Rule ID-16. */
export function freeNumberMessage(title: string): string {
  return `${title}号码没有固定格式可供核对。请对照原件逐字核对。`;
}

/** What staff read when a number has not its document's layout. Rule ID-16. */
export function documentNumberMessage(title: string): string {
  return `证件号码不符合${title}的格式。请核对证件类型,并对照原件重新录入。`;
}

/** What staff read when a mainlander's exit permit is taken for a home-return permit. Rule ID-16. */
export const exitPermitMessage =
  '这是内地居民的往来港澳通行证号码,不是港澳居民来往内地通行证。内地居民请改用居民身份证办理。';

/** What staff read when a document's term begins before its holder's birth. Rule ID-17. */
export const issuedBeforeBirthMessage =
  '证件有效期起始日早于出生日期。请对照证件原件核对这两个日期。';

/** What staff read of a document whose terms no rule tells. Rule ID-17. */
export const termUncheckedMessage =
  '这种证件的有效期限没有规则可供核对,只核对当日是否有效。请对照原件核对起止日期。';

/** What staff read when a term is the one the document is issued for; null years are 长期. Rule ID-17. */
export function termFitsMessage(age: number, validYears: number | null): string {
  return `签发时 ${age} 周岁,有效期${validYears === null ? '为长期' : ` ${validYears} 年`},相符。`;
}

/** What staff read when a term is another than the document is issued for. Rule ID-17. */
export function termMismatchMessage(age: number, expectedTo: string | null): string {
  return `签发时 ${age} 周岁,有效期应至 ${expectedTo ?? '长期'},与录入不符。请核对证件原件;原件如此的,请主管确认后继续。`;
}

/** What staff read of a document's standing on the day. Rule ID-18. */
export function standingMessage(
  standing: 'NOT_YET_VALID' | 'VALID' | 'EXPIRED',
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null },
): string {
  switch (standing) {
    case 'NOT_YET_VALID':
      return `证件自 ${validFrom} 起有效,现在还不能使用。请核对有效期起始日,或请客户改用有效证件。`;
    case 'EXPIRED':
      return `证件已于 ${validTo} 到期,请客户换领新证件后再办理。已开户的客户应在“尽职调查时限”表所列期限内更新,逾期限制资金转出和新业务。`;
    case 'VALID':
      return '证件在有效期内。';
  }
}
