import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import { type Application, emptyApplication } from './application.ts';
import { materialsFor } from './materials.ts';

const day = { businessDate: '2026-11-23', tables: ruleTables };
const listOf = (changed: Partial<Application>) =>
  materialsFor({ ...emptyApplication, ...changed }, day);
const textOf = (changed: Partial<Application>) => JSON.stringify(listOf(changed));
const titlesOf = (changed: Partial<Application>) => listOf(changed).map(({ title }) => title);
const identity = (of: Partial<Application['identity']>) => ({
  identity: { ...emptyApplication.identity, ...of },
});

describe('what a client brings', () => {
  it('serves before anything is typed: every situation with its condition', () => {
    expect(titlesOf({})).toEqual(['客户本人', '有下列情形的,请另带']);
    const open = textOf({});
    for (const words of [
      '由他人代办的',
      '满 16 周岁、未满 18 周岁的',
      '超过 70 周岁的',
      '科创板',
    ]) {
      expect(open).toContain(words);
    }
    expect(open).toContain('有效居民身份证原件');
  });

  it('leaves out what does not concern the client once it is known', () => {
    const known = {
      ...identity({ number: '110000199003070124' }),
      need: {
        ...emptyApplication.need,
        accounts: [{ kind: 'SH_A', way: 'NEW', number: '' }] as const,
        bank: false,
      },
    };
    expect(listOf(known as unknown as Application)).toEqual([
      {
        title: '客户本人',
        materials: [
          expect.objectContaining({ text: '有效居民身份证原件' }),
          expect.objectContaining({ text: '本人使用的手机' }),
        ],
      },
    ]);
  });

  it('asks somebody of 16 for the proof of own income, somebody of 72 to read for themselves', () => {
    expect(textOf(identity({ number: '650000201011053450' }))).toContain('本人劳动收入证明');
    const old = {
      document: 'HK_MACAO_PERMIT',
      birthDate: '1954-05-01',
      sex: 'M',
      number: 'H12345678',
    } as const;
    expect(titlesOf(identity(old))).toContain('超过 70 周岁的');
    expect(titlesOf(identity({ ...old, birthDate: '1956-11-23' }))).not.toContain('超过 70 周岁的');
  });

  it('asks for the papers the table names beside a document, and for tax numbers from abroad', () => {
    const foreign = textOf(identity({ document: 'FOREIGN_PASSPORT' }));
    const row = ruleTables.documentTypes.rows.find(
      ({ document }) => document === 'FOREIGN_PASSPORT',
    );
    expect(row?.papers).toBeTruthy();
    expect(foreign).toContain(row?.papers);
    expect(foreign).toContain('境外纳税人识别号');
    expect(textOf({})).not.toContain('境外纳税人识别号');
  });

  it('names the thresholds of the permissions asked for', () => {
    const need = { ...emptyApplication.need, permissions: ['STAR', 'REIT'] as const };
    const asked = textOf({ need } as unknown as Application);
    expect(asked).toContain('日均资产不低于 500,000.00 元;证券交易经验不少于 24 个月');
    expect(asked).toContain('资产证明和交易经历证明');
  });

  it('asks for the agent’s mandate once somebody comes for the client', () => {
    const agent = { name: '王芳' } as Application['agent'];
    expect(titlesOf({ agent })).toContain('代理人');
  });
});
