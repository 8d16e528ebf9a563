import type { Draw } from './demo-random.ts';

const SURNAMES =
  '王王王李李李张张张刘刘陈陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const DOUBLE_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
];
const MALE = '伟强磊军洋勇杰涛明超刚平辉鹏华建国文斌宇浩凯俊峰志毅晨阳昊然博远立安';
const FEMALE = '芳娜敏静丽艳娟霞秀燕玲桂英华慧颖琳雪梅倩瑶欣怡佳婷雅诗涵萍蓉宁悦晓';
// Characters that old fonts, input methods and two-byte code miss: of the planes 0, 2 and the extensions A, B, E.
const RARE = ['𬱖', '䶮', '𠮷', '㛃', '𫖯', '䲁', '𬭎', '堃', '喆', '翀', '犇', '昉'];
const MINORITY_MALE = [
  '阿卜杜拉',
  '买买提',
  '艾力',
  '吐尔逊',
  '玉素甫',
  '库尔班',
  '努尔江',
  '巴图尔',
];
const MINORITY_FEMALE = ['阿依古丽', '古丽娜尔', '热依汗', '帕提古丽', '米热古丽', '阿曼古丽'];

/**
 * A made-up person's name. Of forty in a row, one has a two-character surname, one a minority name with an interpunct
 * and one a rare character, so that even a short list shows all of them.
 */
export function demoName(index: number, sex: 'M' | 'F', draw: Draw): string {
  const given = sex === 'M' ? MALE : FEMALE;
  const kind = index % 40;
  if (kind === 7) return draw.pick(DOUBLE_SURNAMES) + givenName(given, draw);
  if (kind === 17) {
    const own = draw.pick(sex === 'M' ? MINORITY_MALE : MINORITY_FEMALE);
    return `${own}\u00B7${draw.pick(MINORITY_MALE)}`;
  }
  const surname = draw.pick(Array.from(SURNAMES));
  if (kind === 27) return surname + draw.pick(RARE);
  return surname + givenName(given, draw);
}

function givenName(characters: string, draw: Draw): string {
  const first = draw.pick(Array.from(characters));
  return draw.below(100) < 35 ? first : first + draw.pick(Array.from(characters));
}
