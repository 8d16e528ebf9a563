import { countCodePoints, hasLoneSurrogate } from '../../values/text.ts';

/** What a password is held against, beside itself. */
export interface PasswordOwner {
  readonly staff: string;
  /** The person's name and its spellings in Latin letters, lower case; empty while nobody is named. */
  readonly nameForms: readonly string[];
  /** The password in use until now, where it was given; null where it was not. */
  readonly last: string | null;
}

/** One rule for a password as staff read it: what it asks for, whether it is met, and what to say when not. */
export interface PasswordLine {
  readonly rule: string;
  readonly asks: string;
  readonly isMet: boolean;
  readonly message: string;
}

/** A person's password has at least so many characters (code points). */
const shortest = 10;

/** Runs along the digits, the alphabet and the rows of a keyboard; backwards they are as easy. */
const ways = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const longestRun = 5;

/** What people choose first, in small letters; digits and signs around them do not make them better. */
const common: readonly string[] = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'qwerty',
  'woaini',
  'woaizhongguo',
  'zhengquan',
  'yingyebu',
  'guitai',
  'mima',
  'gongsi',
  'test',
  'user',
  'root',
  '密码',
  '我爱你',
];

/**
 * The rules for a staff password, each met or not, in the order they are shown. Rules PW-1 to PW-6
 * (docs/rules.md); house rules. PW-6 only where the old password was given.
 */
export function passwordLines(password: string, owner: PasswordOwner): readonly PasswordLine[] {
  const lines: PasswordLine[] = [
    {
      rule: 'PW-1',
      asks: `至少 ${shortest} 个字符`,
      isMet: countCodePoints(password) >= shortest && !hasLoneSurrogate(password),
      message: hasLoneSurrogate(password)
        ? '密码含有无法保存的字符,请重新输入。'
        : `密码至少 ${shortest} 个字符。`,
    },
    {
      rule: 'PW-2',
      asks: '不含柜员号',
      isMet: owner.staff === '' || !password.includes(owner.staff),
      message: '密码不能包含柜员号。',
    },
    {
      rule: 'PW-3',
      asks: '不含本人姓名或其拼音',
      isMet: !namesOwner(password, owner.nameForms),
      message: '密码不能包含本人姓名或其拼音。',
    },
    {
      rule: 'PW-4',
      asks: '不是重复或连续的字符',
      isMet: !isRepeated(password) && !hasLongRun(password),
      message: '密码不能是重复的字符,也不能含有连续的数字或字母。',
    },
    {
      rule: 'PW-5',
      asks: '不是常见密码,也不全是数字',
      isMet: !isCommon(password),
      message: '该密码过于常见或全是数字,请另设一个。',
    },
  ];
  if (owner.last === null) return lines;
  const isMet = password.normalize('NFC') !== owner.last.normalize('NFC');
  return [
    ...lines,
    { rule: 'PW-6', asks: '与原密码不同', isMet, message: '新密码不能与原密码相同。' },
  ];
}

/** What is wrong with a password, in words, or null: the first rule that is not met. */
export function passwordFault(password: string, owner: PasswordOwner): string | null {
  return passwordLines(password, owner).find(({ isMet }) => !isMet)?.message ?? null;
}

/** Letters, digits and ideographs alone, in small letters: signs in between hide nothing. */
function core(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function namesOwner(password: string, nameForms: readonly string[]): boolean {
  const plain = core(password);
  return nameForms.some((form) => plain.includes(core(form)));
}

/** One piece again and again: aaaaaaaaaa, abcabcabcabc, 张敏张敏张敏张敏张敏. */
function isRepeated(password: string): boolean {
  const characters = Array.from(password);
  for (let length = 1; length * 2 <= characters.length; length += 1) {
    if (characters.length % length !== 0) continue;
    if (characters.every((one, at) => one === characters[at % length])) return true;
  }
  return false;
}

/** Six or more next to one another on a way, in either direction. */
function hasLongRun(password: string): boolean {
  const text = password.toLowerCase();
  for (let at = 0; at + longestRun < text.length; at += 1) {
    const run = text.slice(at, at + longestRun + 1);
    const back = Array.from(run).toReversed().join('');
    if (ways.some((way) => way.includes(run) || way.includes(back))) return true;
  }
  return false;
}

function isCommon(password: string): boolean {
  const whole = password.toLowerCase();
  const stem = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isNumber = stem === '' && whole !== '';
  return isNumber || common.some((one) => one === stem || one === whole || one === core(whole));
}
