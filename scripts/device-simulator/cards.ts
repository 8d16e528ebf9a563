import type { DeviceCard } from '../../electron/services/devices/protocol.ts';
import { ageOn } from '../../shared/rulebook/identity/age.ts';
import { checkCharacter } from '../../shared/rulebook/identity/resident-number.ts';
import { addDays } from '../../shared/values/dates.ts';
import type { BranchData } from '../branch-data.ts';
import { chipPhoto } from './chip-photo.ts';

/** A document somebody may lay on the reader; the photo is drawn when it is read. */
export interface SimulatedCard {
  /** `client:0101000000`, `new:2`. */
  readonly key: string;
  /** What is worth showing with it. */
  readonly note: string;
  readonly card: Omit<DeviceCard, 'photo'>;
}

type Client = BranchData['clients'][number];

/** The card of one of the branch's clients, issued on one day for all, valid by its holder's age then. */
export function clientCard(client: Client): SimulatedCard {
  const { clientNo, name, idNumber, sex, birthDate } = client;
  const ethnicity = name.includes('\u00B7') ? '维吾尔' : '汉';
  return {
    key: `client:${clientNo}`,
    note: `客户号 ${clientNo}`,
    card: issued({ name, idNumber, sex, birthDate, ethnicity }, '2023-06-15'),
  };
}

/** People who are no clients yet, each for one thing a counter meets. */
export function newcomers(): readonly SimulatedCard[] {
  return people.map(({ note, issuedOn = '2023-06-15', ...person }, at) => {
    const digits = `${person.province}0000${person.birthDate.replaceAll('-', '')}${person.sequence}`;
    const sex = Number(person.sequence) % 2 === 1 ? 'M' : 'F';
    const idNumber = digits + checkCharacter(digits);
    const { name, ethnicity, birthDate } = person;
    const card = issued({ name, idNumber, sex, birthDate, ethnicity }, issuedOn);
    return { key: `new:${at + 1}`, note, card };
  });
}

/** What a reader hands on, with the photo. */
export function readCard({ card }: SimulatedCard): DeviceCard {
  return { ...card, photo: { mediaType: 'image/png', data: chipPhoto(card).toString('base64') } };
}

interface Newcomer {
  readonly note: string;
  readonly name: string;
  readonly province: string;
  readonly birthDate: string;
  readonly sequence: string;
  readonly ethnicity: string;
  readonly issuedOn?: string;
}

const people: readonly Newcomer[] = [
  {
    note: '生僻字',
    name: '陈𬱖',
    province: '33',
    birthDate: '1993-04-18',
    sequence: '991',
    ethnicity: '汉',
  },
  {
    note: '生僻字',
    name: '林䶮',
    province: '35',
    birthDate: '1987-10-02',
    sequence: '992',
    ethnicity: '畲',
  },
  {
    note: '少数民族,姓名有间隔号',
    name: '阿依古丽\u00B7买买提',
    province: '65',
    birthDate: '1995-07-21',
    sequence: '994',
    ethnicity: '维吾尔',
  },
  {
    note: '少数民族',
    name: '扎西顿珠',
    province: '54',
    birthDate: '1989-02-27',
    sequence: '993',
    ethnicity: '藏',
  },
  {
    note: '长期有效',
    name: '王秀英',
    province: '37',
    birthDate: '1966-09-30',
    sequence: '996',
    ethnicity: '汉',
  },
  {
    note: '证件已过期',
    name: '赵国强',
    province: '21',
    birthDate: '1991-12-05',
    sequence: '995',
    ethnicity: '满',
    issuedOn: '2016-05-31',
  },
  {
    note: '证件 90 天内到期',
    name: '孙婷婷',
    province: '32',
    birthDate: '1997-08-14',
    sequence: '998',
    ethnicity: '回',
    issuedOn: '2016-12-30',
  },
  {
    note: '未成年',
    name: '李子涵',
    province: '43',
    birthDate: '2010-11-05',
    sequence: '997',
    ethnicity: '汉',
  },
  {
    note: '72 岁',
    name: '周德福',
    province: '51',
    birthDate: '1954-03-19',
    sequence: '999',
    ethnicity: '汉',
  },
];

const provinces: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
};

function issued(
  person: Omit<SimulatedCard['card'], 'address' | 'issuer' | 'validFrom' | 'validUntil'>,
  issuedOn: string,
): SimulatedCard['card'] {
  const province = provinces[person.idNumber.slice(0, 2)] ?? '演示省';
  const house = Number(person.idNumber.slice(14, 17)) + 1;
  // Who was not born on that day has a card of this year.
  const validFrom = issuedOn < person.birthDate ? addDays(person.birthDate, 30) : issuedOn;
  return {
    ...person,
    address: `${province}演示县柜台街道${house}号`,
    issuer: '演示县公安局',
    validFrom,
    validUntil: endOf(validFrom, ageOn(person.birthDate, validFrom)),
  };
}

/** Five years below 16, ten to 25, twenty to 45, from 46 on without an end (居民身份证法 art. 5). */
function endOf(validFrom: string, age: number): string | null {
  if (age >= 46) return null;
  const years = age < 16 ? 5 : age < 26 ? 10 : 20;
  const day = validFrom.slice(4).replace('-02-29', '-02-28');
  return `${Number(validFrom.slice(0, 4)) + years}${day}`;
}
