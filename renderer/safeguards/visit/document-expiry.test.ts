import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { documentExpiry } from './document-expiry.ts';

const of = (registered: string | null, shown?: string | null) =>
  documentExpiry(
    ruleTables.visitTerm,
    '2026-11-23',
    registered,
    shown === undefined ? null : { validUntil: shown },
  );

describe('VI-15 the term of a document', () => {
  it('is that of the register while none was shown', () => {
    expect(of(null)).toEqual({ kind: 'valid' });
    expect(of('2040-05-01')).toEqual({ kind: 'valid' });
    expect(of('2026-12-30')).toEqual({ kind: 'expiring', until: '2026-12-30' });
    expect(of('2026-11-01')).toEqual({ kind: 'expired', until: '2026-11-01' });
  });

  it('asks for the register to be changed once a newer document was shown', () => {
    expect(of('2026-12-30', '2040-05-01')).toEqual({
      kind: 'renewed',
      words: '登记证件 2026-12-30 到期;客户已出示新证,有效期至 2040-05-01,请更新登记',
    });
    expect(of('2026-11-01', null)).toEqual({
      kind: 'renewed',
      words: '登记证件已于 2026-11-01 到期;客户已出示新证,长期有效,请更新登记',
    });
  });

  it('warns of the document shown when that is the one that ends', () => {
    expect(of('2026-12-30', '2026-12-30')).toEqual({ kind: 'expiring', until: '2026-12-30' });
    expect(of('2040-05-01', '2026-12-30')).toEqual({ kind: 'expiring', until: '2026-12-30' });
    expect(of(null, '2026-12-30')).toEqual({ kind: 'expiring', until: '2026-12-30' });
  });
});
