import type { RegisterRow } from '../../shared/feed/register.ts';

const families = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
const given = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红建国华志海燕春梅晓云龙宇浩轩梓涵欣怡雨泽子豪思雅诗琪俊熙嘉佳铭博雪婷慧颖倩凯鑫鹏飞阳晨旭东亮波斌峰宁瑞琳莹洁珍莉萍凤香月凡元胜成光天达安岩中茂进林有坚和彪诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江',
);

/** A client of a made branch as head office's register has the row; the same in every run. */
export function madeClient(n: number): RegisterRow {
  const next = generator(n);
  const name = pick(families, next) + pick(given, next) + (next(5) > 0 ? pick(given, next) : '');
  const clientNo = `0101${String(n).padStart(8, '0')}`;
  const digits = (count: number): string =>
    Array.from({ length: count }, () => String(next(10))).join('');
  const birth = `19${50 + next(50)}-0${1 + next(9)}-1${next(10)}`;
  const idNumber = `110105${birth.replaceAll('-', '')}${digits(4)}`;
  const mobile = `13${digits(9)}`;
  const capitalAccount = `0101${digits(8)}`;
  const body = {
    clientNo,
    name,
    idKind: 'RESIDENT',
    idNumber,
    sex: next(2) === 0 ? 'M' : 'F',
    birthDate: birth,
    mobile,
    capitalAccount,
    ymt: `18${digits(10)}`,
    shA: `A${digits(9)}`,
    szA: `0${digits(9)}`,
    tier: 'STANDARD',
    riskLevel: `C${1 + next(5)}`,
    openedOn: '2024-05-06',
    address: `杭州市西湖区文三路 ${next(400)} 号`,
  };
  const lookups = { idNumber, mobile, capitalAccount };
  return { register: 'client', key: clientNo, version: 1, asOf: 1, body, lookups };
}

function pick(from: readonly string[], next: (bound: number) => number): string {
  return from[next(from.length)] ?? '';
}

/** Numbers below a bound, others for each seed (mulberry32). */
function generator(seed: number): (bound: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
