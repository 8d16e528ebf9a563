// Every reading without its tone that pinyin-pro gives, sorted; ü is v, and as passports and keyboards write it.
const words =
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve lyu lyue m ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve nyu nyue o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'.split(
    ' ',
  );

/** Ids of syllables from first to last, which begin alike and therefore lie together. */
export interface SyllableRange {
  readonly first: number;
  readonly last: number;
}

const ids = new Map(words.map((word, at) => [word, at + 1]));
const ranges = rangesByPrefix();
const otherSpellings: Readonly<Record<string, readonly string[]>> = {
  lv: ['lyu'],
  nv: ['nyu'],
  lve: ['lue', 'lyue'],
  nve: ['nue', 'nyue'],
};

/** Ids of a reading's spellings, from 1 up; none for what is no syllable. Fits nine bits. */
export function syllableIds(reading: string): readonly number[] {
  const id = ids.get(reading);
  if (id === undefined) return [];
  return [id, ...(otherSpellings[reading] ?? []).flatMap((other) => ids.get(other) ?? [])];
}

/** The syllable of an id. */
export function syllableOf(id: number): string {
  return words[id - 1] ?? '';
}

/** Whether letters are a whole syllable, and its id; 0 when not. */
export function wholeSyllable(letters: string): number {
  return ids.get(letters) ?? 0;
}

/** The syllables that begin with these letters, or null for none. */
export function syllablesFrom(letters: string): SyllableRange | null {
  return ranges.get(letters) ?? null;
}

function rangesByPrefix(): ReadonlyMap<string, SyllableRange> {
  const found = new Map<string, SyllableRange>();
  for (const [word, id] of ids) {
    for (let length = 1; length <= word.length; length += 1) {
      const prefix = word.slice(0, length);
      found.set(prefix, { first: found.get(prefix)?.first ?? id, last: id });
    }
  }
  return found;
}
