import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import accountReference from '../../../assets/reference/account-formats.json' with { type: 'json' };
import typeReference from '../../../assets/reference/document-types.json' with { type: 'json' };
import { accountFormatTable, AccountType, explainAccountNumber } from './account-formats.ts';
import { explainDocumentNumber } from './document-number.ts';
import { DocumentType, documentTypeTable, explainDocumentType } from './document-types.ts';

const types = documentTypeTable.parse(typeReference);
const accounts = accountFormatTable.parse(accountReference);
const day = '2026-11-23';
const firstLine = z.object({ lines: z.array(z.object({ met: z.boolean(), message: z.string() })) });
const line = (explained: unknown) => firstLine.parse(explained).lines[0];

describe('explainDocumentType', () => {
  it('ID-15 has every document, and none but the first generation is history', () => {
    const accepted = DocumentType.options.filter((document) => {
      const explained = explainDocumentType(document, day, types);
      return explained.found && explained.answer.accepted;
    });
    const left = DocumentType.options.filter((document) => !accepted.includes(document));
    expect(left).toEqual(['FIRST_GENERATION_ID']);
  });

  it('ID-15 says whose the document is, what it is for and what must come with it', () => {
    expect(line(explainDocumentType('FOREIGN_PASSPORT', day, types))).toEqual({
      met: true,
      message:
        '外国护照(在境内工作的外国人、股权激励的境外员工):柜台办理,须另附材料,另附工作证明。',
    });
  });

  it('ID-15 does not accept what has no row on the day, and says what to do', () => {
    expect(explainDocumentType('GAT_RESIDENCE', '2018-08-31', types)).toMatchObject({
      answer: { accepted: false },
      lines: [{ rule: 'ID-15', met: false, message: expect.stringContaining('请客户改用') }],
    });
  });
});

describe('explainDocumentNumber', () => {
  const explain = (document: DocumentType, number: string, on = day) =>
    explainDocumentNumber({ document, number }, on, types);

  it('ID-16 names the mainlander’s exit permit', () => {
    expect(line(explain('HK_MACAO_PERMIT', 'CA1234567'))?.message).toContain('往来港澳通行证');
    expect(line(explain('HK_MACAO_PERMIT', 'C1234567'))?.message).toContain('请核对证件类型');
    expect(line(explain('TAIWAN_PERMIT', 'C12345678'))?.message).toContain('请核对证件类型');
  });

  it('ID-16 passes what has no known layout and asks for the eye', () => {
    const explained = explain('OFFICER_CARD', '军字第 0000001 号');
    expect(explained).toMatchObject({ answer: { valid: true } });
    expect(line(explained)?.message).toContain('请对照原件逐字核对');
  });

  it('ID-16 fails closed for a document without a row on the day', () => {
    expect(explain('GAT_RESIDENCE', '810000198512120039', '2018-08-31').found).toBe(false);
  });
});

describe('explainAccountNumber', () => {
  const explain = (account: AccountType, number: string, on = day) =>
    explainAccountNumber({ account, number }, on, accounts);

  it('ID-19 has a line for every account', () => {
    for (const account of AccountType.options) {
      expect(explain(account, 'A123456789').found).toBe(true);
    }
  });

  it('ID-19 only warns of another layout', () => {
    expect(explain('SH_A_PERSON', 'B123456789')).toMatchObject({ answer: { matches: false } });
    expect(line(explain('SH_A_PERSON', 'B123456789'))?.message).toContain('返回如此的可以继续');
    expect(explain('DERIVATIVES', 'A123456789888')).toMatchObject({ answer: { matches: null } });
  });

  it('ID-19 fails closed on a day without a row', () => {
    expect(explain('YMT', '180000000001', '2016-10-14').found).toBe(false);
  });
});
