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

/** What staff read when a client is younger than the present range; ages in full years. Rule AG-1. */
export function tooYoungMessage(age: number, minAge: number): string {
  return `客户 ${age} 周岁,未满 ${minAge} 周岁,不能办理普通开户。请向客户说明,特殊情形请咨询主管。`;
}

/** What staff read when a client is older than the present range; ages in full years. Rule AG-1. */
export function tooOldMessage(age: number, maxAge: number): string {
  return `客户 ${age} 周岁,超过 ${maxAge} 周岁,不在本柜台现行受理范围。请联系主管按高龄客户流程办理。`;
}
