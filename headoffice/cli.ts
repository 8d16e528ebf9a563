import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NoticeBody } from '../shared/safeguards/notice.ts';
import { neverUsed } from './counters.ts';
import { openDatabase } from './db/open.ts';
import { createHeadOffice, type HeadOffice } from './head-office.ts';
import { BranchFile } from './load.ts';
import { type NoticeAsk, publishNotice } from './notices.ts';
import { OfficeError } from './office-error.ts';
import { makeOperatorToken } from './operator/tokens.ts';
import { rulesCommands } from './rules-commands.ts';
import { screeningCommands } from './screening-commands.ts';
import { placeOf, startClock } from './start.ts';

const usage = `用法:cli <命令> --data <文件夹> | --database-url <地址>
  load --file <JSON 文件|->     建立营业部,载入柜员和登记数据(已有的不变)
  setup --file <JSON 文件|->    同 load,并为未登记(或登记后从未联系)的终端和未首次签到的柜员各发一个一次性码,打印为 JSON
  enrolment-code <终端号>       发一个终端登记码
  staff-code <柜员号>           发一个首次签到码
  revoke <柜员号>               撤销柜员权限
  fingerprint                   打印总部公钥指纹
  operator-token <姓名或工号>   发一个总部操作令牌,90 天有效
  notice <标题> --text <内容> --branches <0101,0102|all> [--until 2026-10-08T18:00:00+08:00] [--must-read]
                                发布公告
  rules-check <文件夹> [--valid-from 2027-01-01]
                                检查规则表文件,逐条列出问题,或与最近发布的规则版本的不同
  rules-propose <文件夹> --edition 2026.12 --valid-from 2027-01-01 --about <内容>
                                提出规则版本,由另一位操作员确认
  rules-confirm <版本号>        确认并发布规则版本,列出其改变的内容
  rules-list                    列出规则版本
  screening-load <JSON 文件|->  载入筛查名单
  screening-held                列出名单筛查待复核的开户
  screening-decide <业务编号> --comment <意见> [--reject]
                                通过一笔待复核的开户,加 --reject 为不予办理
  提出、确认、载入和决定须以操作令牌表明身份:环境变量 GUITAI_OPERATOR_TOKEN
服务运行时数据文件夹不能同时使用;发码请用 /v1/operator 接口,或先停止服务。`;

interface Options {
  readonly file?: string | undefined;
  readonly text?: string | undefined;
  readonly branches?: string | undefined;
  readonly until?: string | undefined;
  readonly 'must-read'?: boolean | undefined;
  readonly edition?: string | undefined;
  readonly about?: string | undefined;
  readonly 'valid-from'?: string | undefined;
  readonly comment?: string | undefined;
  readonly reject?: boolean | undefined;
}

/** What each command does; it gives what is printed. */
const commands: Readonly<
  Record<string, (headOffice: HeadOffice, what: string, options: Options) => Promise<string>>
> = {
  load: async (headOffice, _what, { file }) => {
    const { rows } = await headOffice.load(readBranchFile(file));
    return `已载入 ${rows} 行。`;
  },
  setup: async (headOffice, _what, { file }) =>
    JSON.stringify(await setUp(headOffice, readBranchFile(file)), null, 2),
  'enrolment-code': (headOffice, counter) => headOffice.enrolmentCode(counter),
  'staff-code': (headOffice, staff) => headOffice.staffCode(staff),
  revoke: async (headOffice, staff) => {
    await headOffice.revoke(staff);
    return `已撤销 ${staff} 的权限。`;
  },
  fingerprint: async (headOffice) => headOffice.fingerprint,
  'operator-token': (headOffice, name) => makeOperatorToken(headOffice.office, name),
  notice: async (headOffice, title, options) => {
    const id = await publishNotice(headOffice.office, noticeOf(title, options));
    return `已发布公告 ${id}。`;
  },
  ...rulesCommands,
  ...screeningCommands,
};

/** The commands a new head office starts with; its branch needs rules. */
const settingUp: ReadonlySet<string> = new Set(['load', 'setup']);

function noticeOf(title: string, { text = '', branches = '', until, ...more }: Options): NoticeAsk {
  const untilMs = until === undefined ? null : Date.parse(until);
  const isFit = NoticeBody.pick({ title: true, text: true }).safeParse({ title, text }).success;
  if (!isFit || branches === '' || Number.isNaN(untilMs)) {
    throw new OfficeError(
      '请写明标题(60 字以内)、--text 内容(4000 字以内)和 --branches 营业部或 all;--until 应如 2026-10-08T18:00:00+08:00。',
    );
  }
  return {
    title,
    text,
    branches: branches === 'all' ? branches : branches.split(','),
    until: untilMs,
    mustRead: more['must-read'] === true,
    operator: 'cli',
  };
}

/** Loads a branch and makes the codes its people need to start. */
async function setUp(headOffice: HeadOffice, file: BranchFile): Promise<object> {
  await headOffice.load(file);
  const { db } = headOffice.office;
  // One enrolled and never used since gets a code again: the answer to its enrolment may have been lost.
  const used = await db.query<{ counter: string }>(
    `select counter from counters where not (${neverUsed})`,
  );
  const keyed = await db.query<{ staff: string }>(
    'select staff from staff where public_key is not null',
  );
  const isUsed = new Set(used.map(({ counter }) => counter));
  const hasKey = new Set(keyed.map(({ staff }) => staff));
  const terminals = [];
  for (const counter of file.terminals.filter((one) => !isUsed.has(one))) {
    terminals.push({ counter, code: await headOffice.enrolmentCode(counter) });
  }
  const staff = [];
  for (const { staff: number } of file.staff.filter((one) => !hasKey.has(one.staff))) {
    staff.push({ staff: number, code: await headOffice.staffCode(number) });
  }
  const operatorToken = await makeOperatorToken(headOffice.office, 'setup');
  return { fingerprint: headOffice.fingerprint, terminals, staff, operatorToken };
}

function readBranchFile(file: string | undefined): BranchFile {
  if (file === undefined) throw new OfficeError('请用 --file 指定 JSON 文件,- 表示标准输入。');
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new OfficeError(`文件不能读取:${file}。`, { cause });
  }
  const parsed = BranchFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 10).map(({ path }) => path.join('.'));
  throw new OfficeError(`文件内容不符,位置:${places.join('、')}。`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OfficeError('文件不是有效的 JSON。', { cause });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'database-url': { type: 'string' },
      clock: { type: 'string' },
      file: { type: 'string' },
      text: { type: 'string' },
      branches: { type: 'string' },
      until: { type: 'string' },
      'must-read': { type: 'boolean' },
      edition: { type: 'string' },
      about: { type: 'string' },
      'valid-from': { type: 'string' },
      comment: { type: 'string' },
      reject: { type: 'boolean' },
    },
  });
  const [name = '', what = ''] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new OfficeError(usage);
  const clock = startClock(values.clock);
  const db = await openDatabase(placeOf(values));
  try {
    const random = (bytes: number): Uint8Array => randomBytes(bytes);
    const bringsEdition = settingUp.has(name);
    const headOffice = await createHeadOffice({ db, clock, random, bringsEdition });
    console.log(await command(headOffice, what, values));
  } finally {
    await db.close();
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof OfficeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
