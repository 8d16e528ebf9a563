import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import {
  completed,
  elderWithAgent,
  hongKongClient,
  minorClient,
  openingDay,
  ordinaryClient,
} from '../../../../test/helpers/whole-application.ts';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { Command } from '../../../../shared/journal/entry.ts';
import type { RegisterView } from '../../../data/types.ts';
import { openingReview } from './opening-review.ts';

const id = '0190a000-0000-7000-8000-000000000001';
const day = { businessDate: openingDay.businessDate, tables: ruleTables };

function commandOf(application: Application): Command {
  const { application: signed, evidence } = completed(application);
  // As an entry holds it: plain JSON.
  const data = JSON.parse(JSON.stringify({ application: signed, evidence })) as Command['data'];
  return { type: 'SubmitOpening', version: 2, id, data };
}

function reviewed(
  application: Application,
  {
    previous = null,
    rows = {},
  }: { previous?: Application | null; rows?: Record<string, RegisterView[]> } = {},
) {
  const review = openingReview.review({
    command: commandOf(application),
    previous: previous === null ? null : commandOf(previous),
    rows,
    isVisited: true,
    ...day,
  });
  return { ...review, flags: review.unusual, unusual: review.unusual.map(({ words }) => words) };
}

const ordinary = ordinaryClient();

describe('what a checker of a whole opening is told', () => {
  it('asks nothing of a supervisor for an ordinary client, and says what is still to be checked', () => {
    const { why, unusual } = reviewed(ordinary);
    expect(why).toEqual([]);
    expect(unusual).toEqual(expect.arrayContaining(['待公安核查', '待中登核查']));
    expect(unusual).not.toContain('没有证件影像');
  });

  it('says why a supervisor is asked, and what has to be ticked for it', () => {
    const elder = reviewed(elderWithAgent());
    expect(elder.why).toHaveLength(2);
    expect(elder.ticks).toEqual(
      expect.arrayContaining([
        '老年客户:意愿真实、了解风险,已当面核实',
        '委托书原件、期限、权限已核',
      ]),
    );
    expect(reviewed(minorClient()).ticks).toContain(
      '收入证明原件已核,以本人劳动收入为主要生活来源',
    );
  });

  it('wants what was filled in on paper compared with the paper', () => {
    const { assessment } = ordinary;
    if (assessment === null) throw new Error('not assessed');
    const onPaper: Application = {
      ...ordinary,
      assessment: { ...assessment, route: 'PAPER', testsToday: 2, retestReason: '填错一题' },
    };
    const { unusual, ticks } = reviewed(onPaper);
    expect(unusual).toEqual(
      expect.arrayContaining(['风险问卷由纸质转录', '当日第 2 次测评:填错一题']),
    );
    expect(ticks).toContain('问卷答案与纸质原件逐题一致');
  });

  it('names public office, other owners and other residence', () => {
    const { unusual, ticks } = reviewed({
      ...ordinary,
      profile: {
        ...ordinary.profile,
        exposure: 'RELATED',
        controller: { name: '王芳', number: '', relation: 'PARENT' },
        taxStatus: 'BOTH',
      },
    });
    expect(unusual.join()).toMatch(/政治公众人物.*实际控制人不是本人.*税收居民/);
    expect(ticks).toContain('政治公众人物:职务与关系已了解');
  });

  it('puts what has to be cleared before what is only to be known', () => {
    const other: RegisterView = {
      key: '0101000008',
      asOf: 1,
      body: { name: '王芳', idNumber: '440000196101150083' },
      pending: {},
      pendingActs: 0,
      projected: {},
    };
    const { profile, need } = ordinary;
    const { flags } = reviewed(
      {
        ...ordinary,
        password: null,
        need: { ...need, referrer: '100026' },
        profile: { ...profile, exposure: 'RELATED', badRecord: '2024 年信用惩戒' },
      },
      { rows: { mobile: [other], name: [other] } },
    );
    const of = (isGrave: boolean) =>
      flags.filter((one) => one.isGrave === isGrave).map(({ words }) => words);
    expect(of(true)).toEqual(
      expect.arrayContaining([
        '手机号与客户 王*(0101000008) 相同',
        '与 1 位客户同名',
        '有不良诚信记录',
        expect.stringContaining('政治公众人物'),
      ]),
    );
    expect(of(false)).toEqual(
      expect.arrayContaining(['待公安核查', '交易密码未设置', '开户推荐人 100026']),
    );
    expect(flags).toEqual([
      ...flags.filter(({ isGrave }) => isGrave),
      ...flags.filter(({ isGrave }) => !isGrave),
    ]);
  });

  it('names who has the mobile already, masked, and wants it confirmed', () => {
    const other: RegisterView = {
      key: '0101000008',
      asOf: 1,
      body: { name: '王芳', idNumber: '440000196101150083' },
      pending: {},
      pendingActs: 0,
      projected: {},
    };
    const { unusual, ticks } = reviewed(ordinary, { rows: { mobile: [other] } });
    expect(unusual).toContain('手机号与客户 王*(0101000008) 相同');
    expect(ticks).toContain('手机号与他人相同,已核实为客户本人使用');
  });

  it('compares group by group with what was submitted before', () => {
    const moved = { ...ordinary.contact, address: '杭州市上城区庆春路 9 号' };
    const { differences } = reviewed({ ...ordinary, contact: moved }, { previous: ordinary });
    const changed = differences.filter(({ before, after }) => before !== after);
    expect(changed).toEqual([
      {
        group: '联系方式',
        label: '联系地址',
        before: ordinary.contact.address,
        after: '杭州市上城区庆春路 9 号',
      },
    ]);
  });

  it('AP-15 offers the places of this application, its pictures first', () => {
    const fields = (application: Application) =>
      reviewed(application).places?.map(({ field }) => field) ?? [];
    expect(fields(ordinary)[0]).toBe('evidence.document-front');
    expect(fields(ordinary)).not.toContain('agent.mandate.to');
    expect(fields(elderWithAgent())).toEqual(
      expect.arrayContaining(['evidence.mandate', 'agent.mandate.to']),
    );
    expect(fields(hongKongClient())).toContain('identity.nationality');
  });

  it('shows all of it in groups', () => {
    const titles = reviewed(elderWithAgent()).groups?.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['联系方式', '适当性']));
    // Beside the pictures of their documents.
    expect(titles?.slice(0, 2)).toEqual(['客户身份', '代理人']);
  });
});
