import { describe, expect, it } from 'vitest';
import type { ClientEntry } from './client-entry.ts';
import { atOnce, clientIndex } from './client-index.ts';

let number = 0;

function client(name: string, change: Partial<ClientEntry> = {}): ClientEntry {
  number += 1;
  const clientNo = `0101${String(number).padStart(6, '0')}`;
  return {
    clientNo,
    name,
    idKind: 'RESIDENT',
    idNumber: '',
    mobile: '',
    capitalAccount: '',
    accounts: [],
    tier: 'STANDARD',
    ...change,
  };
}

/** Names found, from packed clients and from changes that are not packed yet. */
function found(typed: string, clients: readonly ClientEntry[]): readonly string[] {
  const packed = clientIndex();
  packed.put(clients);
  atOnce(packed.settle());
  const loose = clientIndex();
  loose.put(clients);
  const names = packed.search(typed, 20).hits.map(({ name }) => name);
  expect(loose.search(typed, 20).hits.map(({ name }) => name)).toEqual(names);
  return names;
}

function hit(typed: string, one: ClientEntry) {
  const index = clientIndex();
  index.put([one]);
  atOnce(index.settle());
  const [first] = index.search(typed, 1).hits;
  return first === undefined ? null : { by: first.by, from: first.from, length: first.length };
}

describe('clientIndex: names', () => {
  it('puts the whole name before its beginning and that before its inside', () => {
    const clients = ['王小明', '小明', '小明月', '李雷'].map((name) => client(name));
    expect(found('小明', clients)).toEqual(['小明', '小明月', '王小明']);
  });

  it('finds rare characters and counts them as one', () => {
    expect(hit('𬱖', client('李𬱖明'))).toEqual({ by: 'name', from: 1, length: 1 });
    expect(hit('明', client('李𬱖明'))).toEqual({ by: 'name', from: 2, length: 1 });
    expect(hit('䶮', client('陈䶮'))).toEqual({ by: 'name', from: 1, length: 1 });
    // One of the two units of a character is no character.
    expect(hit('𬱖'.slice(0, 1), client('李𬱖明'))).toBeNull();
  });

  it('does not mind how the interpunct is typed, nor whether', () => {
    const one = client('阿依古丽·买买提');
    for (const typed of ['古丽·买', '古丽•买', '古丽・买', '古丽 · 买', '古丽.买', '古丽买'])
      expect(hit(typed, one)).toEqual({ by: 'name', from: 2, length: 4 });
  });

  it('does not mind capitals, spaces and full width of Latin names', () => {
    const one = client('Jean-Luc Smith');
    expect(hit('smith', one)).toEqual({ by: 'name', from: 9, length: 5 });
    expect(hit('JEAN LUC', one)).toEqual({ by: 'name', from: 0, length: 8 });
    expect(hit('\uFF33mith', one)).toEqual({ by: 'name', from: 9, length: 5 });
  });

  it('never takes one ideograph for another', () => {
    expect(found('隆', [client('王\uF9DC')])).toEqual([]);
  });
});

describe('clientIndex: pinyin', () => {
  it.each([
    ['zhanglei', 'pinyin', 0, 2],
    ['ZHANGLEI', 'pinyin', 0, 2],
    ['zhang lei', 'pinyin', 0, 2],
    ['zhangl', 'pinyin', 0, 2],
    ['zlei', 'pinyin', 0, 2],
    ['zhlei', 'pinyin', 0, 2],
    ['zhan', 'pinyin', 0, 1],
    ['lei', 'pinyin', 1, 1],
    ['zl', 'initials', 0, 2],
    ['l', 'initials', 1, 1],
  ])('finds 张磊 by %s', (typed, by, from, length) => {
    expect(hit(typed, client('张磊'))).toEqual({ by, from, length });
  });

  it.each(['zhal', 'hang', 'anglei', 'zhangleix', 'lz', 'zx'])(
    'does not find 张磊 by %s',
    (typed) => {
      expect(hit(typed, client('张磊'))).toBeNull();
    },
  );

  it.each([
    ['单雄信', 'shanxiongxin'],
    ['单雄信', 'danxiongxin'],
    ['仇英', 'qiuying'],
    ['解缙', 'xiejin'],
    ['曾国藩', 'zengguofan'],
    ['万俟卨', 'moqi'],
    ['尉迟恭', 'yuchi'],
    ['区大相', 'oudaxiang'],
    ['查慎行', 'zhashenxing'],
    ['查慎行', 'chashenhang'],
    ['吕布', 'lvbu'],
    ['吕布', 'lyubu'],
    ['吕布', 'lübu'],
    ['李𬱖', 'lidi'],
    ['陈䶮', 'chenyan'],
    ['𠮷野', 'jiye'],
    ['阿依古丽·买买提', 'ayiguli'],
    ['阿依古丽·买买提', 'ayglmmt'],
    ['阿依古丽·买买提', 'gulimaimaiti'],
    ['西安', 'xian'],
    ['欧阳明志', 'oymz'],
    ['欧阳明志', 'ouyangmzhi'],
  ])('finds %s by %s', (name, typed) => {
    expect(found(typed, [client(name), client('王五')])).toEqual([name]);
  });

  it('puts who is found as a whole before who begins so', () => {
    const clients = ['张丽华', '张磊', '王张磊'].map((name) => client(name));
    expect(found('zl', clients)).toEqual(['张磊', '张丽华', '王张磊']);
  });
});

describe('clientIndex: numbers', () => {
  const one = client('张磊', {
    clientNo: '0101004711',
    idNumber: '11010519900307012X',
    mobile: '13800001234',
    capitalAccount: '010100008899',
    accounts: ['A912345678', '0287654321'],
  });

  it.each([
    ['11010519900307012X', 'id-number', 0, 18],
    ['11010519900307012x', 'id-number', 0, 18],
    ['1101051990', 'id-number', 0, 10],
    ['012X', 'id-tail', 14, 4],
    ['/012x', 'id-tail', 14, 4],
    ['07012X', 'id-tail', 12, 6],
    ['1234', 'mobile-tail', 7, 4],
    ['/1234', 'mobile-tail', 7, 4],
    ['\uFF11\uFF12\uFF13\uFF14', 'mobile-tail', 7, 4],
    ['\uFF0F\uFF11\uFF12\uFF13\uFF14', 'mobile-tail', 7, 4],
    ['138', 'mobile', 0, 3],
    ['138 0000 1234', 'mobile', 0, 11],
    ['010100008899', 'account', 0, 12],
    ['8899', 'account', 8, 4],
    ['A9123', 'account', 0, 5],
    ['a912345678', 'account', 0, 10],
    ['5678', 'account', 6, 4],
    ['4321', 'account', 6, 4],
    ['0287', 'account', 0, 4],
    ['4711', 'client-no', 6, 4],
    ['0101004', 'client-no', 0, 7],
  ])('finds %s as %s', (typed, by, from, length) => {
    expect(hit(typed, one)).toEqual({ by, from, length });
  });

  it.each(['234', '/234', '/1380', '13', '/', '99', '80000', 'X'])(
    'finds nothing by %s',
    (typed) => {
      expect(hit(typed, one)).toBeNull();
    },
  );

  it('finds documents of other kinds and mobiles of other countries', () => {
    const other = client('SMITH', { idNumber: 'E12345678', mobile: '+852-6123 4567' });
    const text = client('王五', { idNumber: '军字第1234567号' });
    expect(hit('E1234', other)).toEqual({ by: 'id-number', from: 0, length: 5 });
    expect(hit('/5678', other)).toEqual({ by: 'id-tail', from: 5, length: 4 });
    expect(found('e12345678', [other, one, text])).toEqual(['SMITH']);
  });

  it('puts whole numbers before ends and those before beginnings', () => {
    const clients = [
      client('甲', { mobile: '13912341111' }),
      client('乙', { capitalAccount: '123400000000' }),
      client('丙', { mobile: '13900001234' }),
      client('丁', { accounts: ['1234'] }),
    ];
    expect(found('1234', clients)).toEqual(['丁', '丙', '乙']);
    expect(found('/1234', clients)).toEqual(['丁', '丙']);
  });
});

describe('clientIndex: a whole branch', () => {
  const index = clientIndex();
  const all = Array.from({ length: 8000 }, (_, at) =>
    client(`王${String.fromCharCode(0x4e00 + (at % 500))}`, {
      clientNo: `0101${String(at).padStart(6, '0')}`,
      mobile: `138${String((at * 7919) % 100_000_000).padStart(8, '0')}`,
      capitalAccount: `0101${String(at).padStart(8, '0')}`,
    }),
  );
  index.load(all);
  atOnce(index.settle());
  index.remove(['0101000000', '0101000500']);
  const left = all
    .filter(({ clientNo }) => clientNo !== '0101000000' && clientNo !== '0101000500')
    .sort((a, b) => (a.name + a.clientNo < b.name + b.clientNo ? -1 : 1));
  const numbers = (typed: string) => index.search(typed, 200).hits.map(({ clientNo }) => clientNo);

  it('gives the first by name when nearly all begin so', () => {
    const wanted = left.slice(0, 200).map(({ clientNo }) => clientNo);
    expect(numbers('010100')).toEqual(wanted);
    expect(numbers('w')).toEqual(wanted);
    expect(numbers('王')).toEqual(wanted);
  });

  it('gives the first by name when many begin so, and an eleventh digit tells them apart', () => {
    const wanted = left.filter(({ capitalAccount }) => capitalAccount.startsWith('01010000012'));
    expect(numbers('01010000012')).toEqual(wanted.map(({ clientNo }) => clientNo));
  });

  it('has the only one whose number ends so', () => {
    expect(numbers(`/${all[4711]?.mobile.slice(3) ?? ''}`)).toEqual(['0101004711']);
  });
});

describe('clientIndex: changes', () => {
  it('follows a new client, a changed one and one taken away', () => {
    const index = clientIndex();
    const old = client('张磊');
    index.put([old]);
    atOnce(index.settle());
    index.put([{ ...old, name: '张雷', mobile: '13800001234' }]);
    expect(index.search('张磊', 5).total).toBe(0);
    expect(index.search('/1234', 5).hits).toMatchObject([{ name: '张雷' }]);
    index.remove([old.clientNo]);
    expect(index.search('zl', 5)).toEqual({ total: 0, hits: [] });
    index.put([old]);
    expect(index.search('zl', 5).hits).toMatchObject([{ name: '张磊' }]);
  });

  it('misses nothing that changes while it packs', () => {
    const index = clientIndex();
    const clients = Array.from({ length: 300 }, (_, at) => client(`张${at}`));
    index.put(clients);
    index.search('张', 1);
    index.put(clients.slice(0, 100));
    const steps = index.settle();
    steps.next();
    index.remove([clients[5]?.clientNo ?? '']);
    index.put([{ ...client('李四'), clientNo: clients[6]?.clientNo ?? '' }]);
    atOnce(steps);
    expect(index.search('张5', 9).hits.map(({ name }) => name)).not.toContain('张5');
    expect(index.search('张6', 9).hits.map(({ name }) => name)).not.toContain('张6');
    expect(index.search('李四', 9).total).toBe(1);
    expect(index.segments().reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(299);
  });

  it('keeps few segments, however many changes come', () => {
    const index = clientIndex();
    index.put(Array.from({ length: 2000 }, (_, at) => client(`王${at}`)));
    atOnce(index.settle());
    for (let change = 0; change < 1500; change += 1) {
      index.put([client(`赵${change}`)]);
      atOnce(index.tidy());
    }
    expect(index.segments().length).toBeLessThan(8);
    expect(index.search('赵1499', 1).total).toBe(1);
  });

  it('counts no further than 200 and says so', () => {
    const index = clientIndex();
    index.put(Array.from({ length: 500 }, () => client('张伟')));
    expect(index.search('张伟', 10)).toMatchObject({ total: 200 });
    expect(index.search('zw', 10).hits).toHaveLength(10);
  });
});
