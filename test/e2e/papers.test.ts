import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementsSheet } from '../../renderer/business/account-opening/papers/agreements-sheet.ts';
import { applicationSheet } from '../../renderer/business/account-opening/papers/application-sheet.ts';
import { materialsSheet } from '../../renderer/business/account-opening/papers/materials-sheet.ts';
import { questionnaireSheet } from '../../renderer/business/account-opening/papers/questionnaire-sheet.ts';
import { resultSheet } from '../../renderer/business/account-opening/papers/result-sheet.ts';
import { type Paper, wholeDocument } from '../../renderer/safeguards/paper/paper.ts';
import { slipPaper } from '../../renderer/safeguards/paper/slip.ts';
import {
  type Application,
  emptyApplication,
} from '../../shared/business/account-opening/application/application.ts';
import { assessmentExplained } from '../../shared/business/account-opening/application/assessment-rules.ts';
import { applicationLines } from '../../shared/business/account-opening/application/lines.ts';
import { questionsOn } from '../../shared/rulebook/suitability/questionnaire.ts';
import { agreementDigest } from '../../shared/rulebook/opening/agreements.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { launchChromium, type LaunchedChromium } from '../helpers/chromium.ts';
import { steadyAnswers } from '../helpers/questionnaire.ts';
import { ruleTables } from '../helpers/rule-tables.ts';

/** A unit test's program has no styles; what is printed has this one. */
const styleOf = (name: string) =>
  readFileSync(new URL(`../../assets/print/${name}.css`, import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'guitai-papers-'));
const printedAt = Date.parse('2026-11-23T02:31:07Z');
const day = { businessDate: '2026-11-23', tables: ruleTables };
const place = {
  caseId: '0190b0c0-0000-7000-8000-000000000001',
  place: '0101 杭州庆春路证券营业部',
  maker: '100023 张敏',
};

let browser: LaunchedChromium;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium({ userDataDir: join(folder, 'profile') });
  page = await browser.page();
  await page.setViewportSize({ width: 900, height: 1200 });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const { identity, contact, need, profile } = emptyApplication;
const application = {
  ...emptyApplication,
  need: {
    ...need,
    accounts: [
      { kind: 'SH_A', way: 'NEW', number: '' },
      { kind: 'SZ_A', way: 'LINK', number: '0123456789' },
    ],
    permissions: ['CHINEXT', 'STAR', 'RISK_WARNING_BUY', 'CONVERTIBLE_BOND'],
    standing: { avgAssetsFen: 123_456_789_00, tradingMonths: 48, proof: 'STATEMENT' },
    referrer: '100031',
  },
  identity: {
    ...identity,
    name: '欧阳·古丽巴哈尔·𬱖䶮',
    number: '110000195403070125',
    validFrom: '2016-03-08',
    longTerm: true,
    issuer: '北京市公安局东城分局',
  },
  agent: {
    name: '王芳',
    document: 'RESIDENT_ID',
    number: '310000198802290214',
    validFrom: '2020-01-01',
    validTo: '2040-01-01',
    longTerm: false,
    issuer: '上海市公安局',
    sex: 'F',
    birthDate: '1988-02-29',
    mobile: '13900001234',
    relation: 'CHILD',
    mandate: {
      form: 'NOTARISED',
      reference: '(2026)沪东证字第 1234 号',
      from: '2026-11-01',
      to: '2027-10-31',
    },
  },
  contact: {
    ...contact,
    mobile: '13800001234',
    address: '新疆维吾尔自治区乌鲁木齐市天山区解放南路 12345 号某某大厦某某座某某单元 1234 室',
    email: 'a-rather-long-address-of-somebody@mail.example.com',
  },
  profile: {
    ...profile,
    occupation: '02',
    employer: '某某省某某市某某区某某街道办事处综合事务管理中心',
    education: '20',
    fundSources: ['01', '02'],
    purpose: '01',
    badRecord:
      '2019 年因证券账户出借受到中国证监会某某监管局警示,已于当年整改完毕并书面报告。'.repeat(4),
  },
  bank: { bank: 'ICBC', card: '6222020000000000000' },
  assessment: {
    questionnaire: 'Q-2026-1',
    route: 'PAPER',
    answers: Object.fromEntries(
      Object.entries(steadyAnswers).map(([id, codes]) => [id, [...codes]]),
    ),
    startedAt: printedAt - 600_000,
    endedAt: printedAt - 60_000,
    testsToday: 2,
    retestReason: '客户发现第 9 题看错了题目,要求重新作答',
  },
  terms: {
    commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
    feeSource: 'COMPANY',
  },
} satisfies Application;

function papers(): Readonly<Record<string, Paper>> {
  const asked = questionsOn(ruleTables.questionnaire, day.businessDate);
  const result = assessmentExplained(application.assessment, day);
  if (!asked.found || !result.found) throw new Error('no questionnaire');
  const agreements = ruleTables.agreements.rows.map((row) => ({
    ...row,
    digest: agreementDigest(intl1, row),
  }));
  return {
    'materials-blank': materialsSheet(emptyApplication, day, place, printedAt),
    materials: materialsSheet(application, day, place, printedAt),
    application: applicationSheet(
      application,
      applicationLines({ ...application, assessment: null }, day),
      place,
      printedAt,
    ),
    questionnaire: questionnaireSheet(application, asked, place, printedAt),
    result: resultSheet(application, result.answer, asked.questions, place, printedAt),
    agreements: agreementsSheet(application, agreements, place, printedAt),
  };
}

/** Everything of a page's middle that reaches below it, and pages that are not a page. */
async function overflows(
  paper: Paper,
): Promise<{ readonly pages: number; readonly faults: readonly string[] }> {
  await page.setContent(wholeDocument({ ...paper, style: styleOf('sheet') }));
  await page.evaluate(async () => await document.fonts.ready);
  return await page.evaluate(() => {
    const faults: string[] = [];
    const sheets = [...document.querySelectorAll<HTMLElement>('.sheet')];
    for (const [at, sheet] of sheets.entries()) {
      const { height } = sheet.getBoundingClientRect();
      if (Math.abs(height - (296 / 25.4) * 96) > 1) faults.push(`page ${at + 1} is no A4`);
      if (sheet.scrollHeight > sheet.clientHeight + 1) faults.push(`page ${at + 1} is too long`);
      if (sheet.scrollWidth > sheet.clientWidth + 1) faults.push(`page ${at + 1} is too wide`);
      const middle = sheet.querySelector('.body');
      const last = middle?.lastElementChild;
      if (middle === null || last === undefined || last === null)
        faults.push(`page ${at + 1} is empty`);
      else if (last.getBoundingClientRect().bottom > middle.getBoundingClientRect().bottom + 1) {
        faults.push(`page ${at + 1} runs over`);
      }
    }
    return { pages: sheets.length, faults };
  });
}

describe('the papers of an opening, on A4', () => {
  it.each(['materials-blank', 'materials', 'application', 'questionnaire', 'result', 'agreements'])(
    'are cut so that nothing runs over a page: %s',
    async (name) => {
      const paper = papers()[name];
      if (paper === undefined) throw new Error(name);
      const { pages, faults } = await overflows(paper);
      expect(faults).toEqual([]);
      // Each says which page it is of how many.
      for (let at = 1; at <= pages; at += 1) {
        expect(paper.body).toContain(`第 ${at} 页 共 ${pages} 页`);
      }
    },
  );
});

describe('the acceptance slip, on A5', () => {
  const offline =
    '离线受理告知:申请和材料已受理。线路中断,公安核查、中登查询、账户号码、存管银行尚未办理,恢复后由总部办理;办结或须补正时我们按您预留的手机联系您。号码下发前不能交易,请勿转入资金。';
  const password = '交易密码尚未设置,设置前不能交易,请您本人到柜台设置。';
  it.each([
    [1, ''],
    [13, ''],
    [14, password],
    [30, password],
  ])('has as many pages as its lines need, none run over: %i lines %s', async (count, unset) => {
    const paper = slipPaper({
      title: '个人开户',
      branch: '0101',
      branchName: '杭州庆春路证券营业部',
      origin: { counter: '0101-02', epoch: 1, seq: 4711, hash: 'ab'.repeat(32) },
      acceptedAt: printedAt,
      businessDate: day.businessDate,
      lines: Array.from({ length: count }, (_, at) => ({
        label: `第 ${at} 项`,
        value: at % 8 === 7 ? '风险警示股票买入 待双录' : '待银行确认',
      })),
      statement: `${offline}${unset}`,
      maker: '100023 张敏',
      checkers: ['100025 王磊'],
      authorizers: ['100001 李主管'],
      copy: 2,
      printedAt,
    });
    await page.setContent(wholeDocument({ ...paper, style: styleOf('slip') }));
    const slips = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.slip')].map((slip) => {
        const boxes = slip.querySelector('.boxes');
        const statement = slip.querySelector('.statement');
        const { height, bottom } = slip.getBoundingClientRect();
        return {
          isA5: Math.abs(height - (147.5 / 25.4) * 96) < 1,
          fits: slip.scrollHeight <= slip.clientHeight + 1,
          isClear:
            (statement?.getBoundingClientRect().bottom ?? 0) <=
              (boxes?.getBoundingClientRect().top ?? 0) + 1 &&
            (boxes?.getBoundingClientRect().bottom ?? 0) < bottom,
        };
      }),
    );
    expect(slips.length % 2).toBe(0);
    // An ordinary opening has thirteen: one page for each copy.
    if (count <= 13) expect(slips).toHaveLength(2);
    for (const slip of slips) expect(slip).toEqual({ isA5: true, fits: true, isClear: true });
    const pages = slips.length / 2;
    for (const copy of ['客户联', '营业部留存联']) {
      for (let at = 1; at <= pages; at += 1) {
        expect(paper.body).toContain(`<b>${copy}</b><span>第 ${at} 页 共 ${pages} 页</span>`);
      }
    }
  });
});
