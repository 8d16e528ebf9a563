import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { decideHit } from '../../headoffice/screening/decide-hit.ts';
import { loadScreeningList } from '../../headoffice/screening/lists.ts';
import { OpeningState } from '../../shared/business/account-opening/events.ts';
import { ScreeningList, screeningRegister } from '../../shared/safeguards/screening.ts';
import { openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { elderWithAgent } from '../helpers/whole-application.ts';
import { alarmCodes, caseOf, feedItems, registerBody } from './office-look.ts';
import { clientOf, openingKit, type OpeningKit, testList, withList } from './opening-kit.ts';

let db: Database;
let kit: OpeningKit;
const hitNumber = clientOf('151').identity.number;
const list = {
  version: 'T-2',
  listedOn: '2026-11-20',
  people: [
    { name: '某甲', number: hitNumber },
    { name: '李明', number: clientOf('152').identity.number },
    { name: '李明', number: clientOf('153').identity.number },
    { name: '王强', birthDate: '1990-03-07' },
  ],
};

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await openingKit(db, '5401');
  await withList(kit, list);
});
afterAll(() => db.close());

const held = async (sequence: string): Promise<string> => {
  const caseId = await kit.accepted(clientOf(sequence));
  await kit.stepOn(8);
  expect(await kit.acts(caseId)).toEqual(['RecordIdentity']);
  return caseId;
};
const decide = (caseId: string, decision: 'clear' | 'reject', comment = '与名单人员核对') =>
  decideHit(kit.headOffice.office, { caseId, decision, comment, operator: '赵合规' });
const openHits = async (): Promise<readonly string[]> =>
  (
    await db.query<{ detail: string }>(
      `select detail from alarms where code = 'SCREENING_HIT' and closed_at is null`,
    )
  ).map(({ detail }) => detail);

describe('a list of screening', () => {
  it('SR-4 travels to each branch as hashes, to one that is loaded later too', async () => {
    const later = await openingKit(db, '5402');
    for (const branch of ['5401', later.branch]) {
      const body = await registerBody(db, branch, screeningRegister, 'current');
      const fed = ScreeningList.parse(body);
      expect(fed).toMatchObject({ version: 'T-2', listedOn: '2026-11-20' });
      expect(fed.entries).toHaveLength(4);
      expect(JSON.stringify(await feedItems(db, branch))).not.toContain('某甲');
    }
  });

  it('SR-4 is loaded once; another under its version, or an older one, is refused', async () => {
    const { office } = kit.headOffice;
    expect(await loadScreeningList(office, list, '赵合规')).toMatchObject({ isNew: false });
    const other = { ...list, people: list.people.slice(1) };
    await expect(loadScreeningList(office, other, '赵合规')).rejects.toThrow('已有不同内容');
    const older = { ...testList, version: 'T-0', listedOn: '2026-11-19' };
    await expect(loadScreeningList(office, older, '赵合规')).rejects.toThrow('早于现行名单');
  });

  it('SR-4 that is too old still screens, and somebody is told', async () => {
    const clock = { now: testNow };
    const late = await openingKit(db, '5403', { clock });
    const caseId = await late.accepted(clientOf('154'));
    clock.now = testNow + 10 * 24 * 3_600_000;
    await late.stepOn(8);
    expect(await alarmCodes(db, '5403')).toEqual(['SCREENING_LIST_OLD']);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
  });
});

describe('an opening that may be on the list', () => {
  it('AO-12 AO-13 asks nothing outside, and goes on once an officer has cleared it', async () => {
    const caseId = await held('151');
    expect(await openHits()).toContain(caseId);
    await expect(decide(caseId, 'clear', '无')).rejects.toThrow('say why');
    await decide(caseId, 'clear');
    await kit.stepOn(8);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    expect(await openHits()).not.toContain(caseId);
    const [noted] = await db.query(`select operator, reason from operator_log where what = $1`, [
      `screening clear ${caseId}`,
    ]);
    expect(noted).toEqual({ operator: '赵合规', reason: '"与名单人员核对"' });
    const body = OpeningState.parse((await caseOf(db, caseId))?.body);
    expect(body.screening).toEqual({ decision: 'clear', comment: '总部已核实', operator: '总部' });
  });

  it('HO-4 AO-12 rejected it comes back in neutral words, and what was said stays at head office', async () => {
    const caseId = await held('152');
    await decide(caseId, 'reject', '与制裁名单第 7 号相符');
    expect(await caseOf(db, caseId)).toMatchObject({
      stage: 'returned',
      returned: {
        reasons: [{ rule: 'HO-4', message: '总部审核未通过,本笔不予办理。', presence: 'counter' }],
      },
    });
    await kit.stepOn(4);
    expect(await kit.acts(caseId)).toEqual(['RecordIdentity', 'DecideScreening', 'ReturnCase']);
    const fed = JSON.stringify(await feedItems(db, '5401'));
    expect(fed).not.toContain('制裁');
    expect(fed).not.toContain('赵合规');
  });

  it('AO-12 is decided once: the second officer is told', async () => {
    const caseId = await held('153');
    await decide(caseId, 'clear');
    await expect(decide(caseId, 'reject')).rejects.toThrow('可能已由他人处理');
    await expect(decide('0190b0c0-0000-7000-8000-000000000001', 'clear')).rejects.toThrow(
      '没有这笔开户',
    );
  });

  it('AO-12 an agent on the list holds it too', async () => {
    const application = elderWithAgent();
    const agent = { ...application.agent!, birthDate: '1990-03-07' };
    const caseId = await kit.accepted({ ...application, agent });
    await kit.stepOn(4);
    expect(await openHits()).toContain(caseId);
  });
});
