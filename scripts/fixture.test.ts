import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import calendar from '../assets/reference/calendar-2026.json' with { type: 'json' };
import { demoClients } from './demo-clients.ts';
import { FixtureError, readFixture } from './fixture.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'guitai-fixture-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const put = async (file: string, content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(path.join(folder, file), text);
};
const problems = async () => {
  const error = await readFixture(folder).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(FixtureError);
  return error instanceof FixtureError ? error.problems : [];
};

const clients = demoClients(3, 1);
const security = {
  market: 'XSHG',
  code: '600519',
  name: '贵州茅台',
  board: 'SH_MAIN',
  prevClose: '1432.1',
  riskWarning: false,
  suspended: false,
};
const quote = {
  market: 'XSHG',
  code: '600519',
  at: '2026-11-23T10:31:07+08:00',
  last: '1430.00',
  bestBid: '1429.98',
  bestAsk: null,
};
const holding = {
  clientNo: '0101000000',
  market: 'XSHG',
  code: '600519',
  quantityShares: 300,
  frozenShares: 100,
  cost: '428000.5',
  asOf: '2026-11-20',
};

describe('readFixture', () => {
  it('reads an empty folder as nothing', async () => {
    expect(await readFixture(folder)).toEqual({
      branch: undefined,
      clients: [],
      securities: [],
      quotes: [],
      holdings: [],
      calendar: [],
    });
  });

  it('reads the demonstration branch', async () => {
    const { branch } = await readFixture(path.join(import.meta.dirname, '../assets/demo'));
    expect(branch?.terminals).toEqual(['0101-01', '0101-02']);
    const withRight = branch?.staff.filter(({ checker }) => checker).map(({ name }) => name);
    expect(withRight).toEqual(['周建国', '陈静', '王磊']);
  });

  it('reads every file, prices in thousandths and amounts in fen', async () => {
    await put('clients.json', clients);
    await put('securities.json', [security]);
    await put('quotes.json', [quote]);
    await put('holdings.json', [holding]);
    await put('calendar.json', [calendar]);
    const fixture = await readFixture(folder);
    expect(fixture.clients).toEqual(clients);
    expect(fixture.securities[0]).toMatchObject({ code: '600519', prevCloseMilli: 1_432_100 });
    expect(fixture.quotes[0]).toEqual({
      market: 'XSHG',
      code: '600519',
      at: Date.UTC(2026, 10, 23, 2, 31, 7),
      lastMilli: 1_430_000,
      bestBidMilli: 1_429_980,
      bestAskMilli: null,
    });
    expect(fixture.holdings[0]).toMatchObject({ quantityShares: 300, costFen: 42_800_050 });
    expect(fixture.calendar[0]?.year).toBe(2026);
  });

  it('reads clients from a spreadsheet, byte order mark included', async () => {
    const columns = Object.keys(clients[0] ?? {});
    const lines = clients.map((client) => csvLine(client));
    await put('clients.csv', `\uFEFF${[columns.join(','), ...lines].join('\r\n')}`);
    expect((await readFixture(folder)).clients).toEqual(clients);
  });

  it('names file, row and field of every problem', async () => {
    const [first, second, third] = clients;
    await put('clients.json', [
      { ...first, mobile: '138', nickname: '小李' },
      { ...second, idNumber: '110000199003070123' },
      { ...third, tier: 'BRONZE', name: '张' },
    ]);
    await put('securities.json', [{ ...security, prevClose: '1.2345', suspended: 'no' }]);
    expect(await problems()).toEqual([
      'clients.json 第 1 条:字段 mobile(手机号码):手机号码应为 11 位数字,以 13 至 19 开头,不加国家代码。请与客户核对后重新录入。',
      'clients.json 第 1 条:不认识的字段 nickname,请删除或改正字段名。',
      'clients.json 第 2 条:字段 idNumber(证件号码):身份证号码第 18 位校验不符,请核对证件原件。',
      'clients.json 第 3 条:字段 name(名称):姓名至少 2 个字,请按证件完整录入。',
      'clients.json 第 3 条:字段 tier(客户等级):应为 STANDARD、SILVER、GOLD、PLATINUM 之一。',
      'securities.json 第 1 条:字段 prevClose(前收盘价):价格应为不超过三位小数的数字文本,如 "10.45"。',
      'securities.json 第 1 条:字段 suspended(停牌):应为true 或 false,现在缺少或类型不对。',
    ]);
  });

  it('counts the lines of a spreadsheet', async () => {
    const columns = Object.keys(clients[0] ?? {});
    const line = csvLine({ ...clients[0], szA: '2' });
    await put('clients.csv', `${columns.join(',')}\n\n${line}\n`);
    expect(await problems()).toEqual(['clients.csv 第 3 行:字段 szA(深A账户):应为 10 位数字。']);
  });

  it('refuses what contradicts itself', async () => {
    await put('clients.json', [clients[0], clients[0]]);
    await put('securities.json', [security]);
    await put('holdings.json', [
      { ...holding, clientNo: '0101999999' },
      { ...holding, code: '600000' },
    ]);
    expect(await problems()).toEqual([
      'clients:第 2 条与第 1 条的字段 clientNo(客户号) 重复。',
      'clients:第 2 条与第 1 条的字段 idNumber(证件号码) 重复。',
      'clients:第 2 条与第 1 条的字段 capitalAccount(资金账户) 重复。',
      'holdings.json 第 1 条:客户号 0101999999 不在客户文件中。',
      'holdings.json 第 2 条:证券 600000 不在证券文件中。',
    ]);
  });

  it('refuses a client whose number says another birth date and sex', async () => {
    const [first] = clients;
    const sex = first?.sex === 'M' ? 'F' : 'M';
    await put('clients.json', [{ ...first, sex, birthDate: '1990-01-01' }]);
    expect(await problems()).toEqual([
      'clients.json 第 1 条:字段 birthDate(出生日期):与证件号码不符。',
      'clients.json 第 1 条:字段 sex(性别):与证件号码不符。',
    ]);
  });

  it('refuses a terminal of another branch', async () => {
    await put('staff.json', { branch: '0101', name: '演示', terminals: ['0102-01'], staff: [] });
    expect(await problems()).toEqual([
      'staff.json:字段 terminals(终端号):终端号应以本营业部代码开头。',
    ]);
  });

  it('says in words what no parser can read', async () => {
    await put('staff.json', '{');
    await put('clients.csv', 'a,b\n1');
    await writeFile(path.join(folder, 'quotes.json'), Buffer.from([0xd6, 0xd0]));
    expect(await problems()).toEqual([
      'staff.json:不是有效的 JSON,请检查引号、逗号和括号。',
      'clients.csv 第 2 行:有 1 列,应为 2 列。',
      'quotes.json:不是 UTF-8 编码,请另存为 UTF-8 后再试。',
    ]);
  });

  it('refuses clients in two forms at once', async () => {
    await put('clients.json', []);
    await put('clients.csv', 'clientNo\n');
    expect(await problems()).toEqual(['clients.json 与 clients.csv 同时存在,请只保留一个。']);
  });
});

/** A client's plain values; those of several parts stand in no spreadsheet. */
function csvLine(client: object): string {
  return Object.values(client)
    .map((value: unknown) => (typeof value === 'object' && value !== null ? '' : String(value)))
    .join(',');
}
