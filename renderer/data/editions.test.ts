import { describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import { ageEdition, edition, editionBody } from '../../test/helpers/editions.ts';
import { headOfficeTestKey } from '../../test/helpers/people.ts';
import { ruleTables } from '../../test/helpers/rule-tables.ts';
import type { EditionRow } from '../../shared/rulebook/editions/signed-edition.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { Suite } from '../../shared/suite.ts';
import { editionShelf } from './editions.ts';

const today = '2026-11-23';
const files = publishedEdition.tables;

const shelf = (tables = ruleTables, suite: Suite = intl1) =>
  editionShelf(suite, headOfficeTestKey.publicKey, { tables, files });
const fed = (...bodies: readonly EditionRow[]) =>
  bodies.map((body) => ({ key: body.statement.edition, asOf: 1, body }));
const newer = (name: string, validFrom: string) =>
  edition(name, validFrom, { tables: { ...files, starSigns: { name: '星座', rows: [] } } });

describe("the program's own rules", () => {
  it('ED-3: are used on a day for which nothing has come', () => {
    expect(shelf().on(today)).toEqual({ tables: ruleTables, stop: null, passedOver: [] });
  });

  it('ST-3: are not used once head office has withdrawn them: nothing is decided, and staff are told', () => {
    const editions = shelf();
    editions.put(fed(editionBody(publishedEdition, { withdrawnAt: 1 })));
    expect(editions.on(today).stop).toContain(`规则版本 ${publishedEdition.edition} 已由总部撤回`);
    editions.put(fed(editionBody(newer('2026.12', '2020-01-01'))));
    expect(editions.on(today).stop).not.toBeNull();
    editions.put(fed(editionBody(edition('2026.12.1', '2020-01-01'))));
    expect(editions.on(today)).toMatchObject({ stop: null, tables: { edition: '2026.12.1' } });
  });

  it('ST-3: are not used before their first day', () => {
    const editions = shelf({ ...ruleTables, validFrom: '2026-11-24' });
    expect(editions.on(today).stop).toContain('自 2026-11-24 起适用');
    expect(editions.on('2026-11-24').stop).toBeNull();
  });
});

describe('an edition that comes again', () => {
  const body = editionBody(edition('2026.11.1', '2020-01-01'));

  it('ED-4: with its signature over another statement is not used', () => {
    const editions = shelf();
    editions.put(fed(body));
    expect(editions.on(today).tables.edition).toBe('2026.11.1');
    const altered = editionBody(ageEdition('2026.11.1', '2020-01-01', 99), {
      signature: body.signature,
    });
    editions.put(fed(altered));
    expect(editions.on(today)).toMatchObject({
      tables: { edition: ruleTables.edition },
      passedOver: [{ edition: '2026.11.1', why: 'forged' }],
    });
  });

  it('is not read anew while it is the same', () => {
    const editions = shelf();
    editions.put(fed(body));
    const { tables } = editions.on(today);
    editions.put(fed(structuredClone(body)));
    expect(editions.on(today).tables).toBe(tables);
  });
});

it('reads the edition of the day and the next to come, and no other', () => {
  let checked = 0;
  const counting: Suite = {
    ...intl1,
    verify(...parts) {
      checked += 1;
      return intl1.verify(...parts);
    },
  };
  const editions = shelf(ruleTables, counting);
  const days = ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'];
  editions.put(fed(...days.map((day, at) => editionBody(edition(`2026.11.${at + 1}`, day)))));
  expect(checked).toBe(0);
  expect(editions.on(today).tables.edition).toBe('2026.11.3');
  expect(checked).toBe(2);
  expect(editions.on('2026-12-01').tables.edition).toBe('2026.11.4');
  expect(checked).toBe(3);
});
