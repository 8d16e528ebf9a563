import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../test/helpers/rule-tables.ts';
import { intl1 } from '../suite-intl-1.ts';
import { addDays } from '../values/dates.ts';
import {
  screen,
  type ScreenedPerson,
  screeningKeys,
  ScreeningList,
  screeningWords,
} from './screening.ts';

const today = '2026-11-23';
const person: ScreenedPerson = {
  name: '阿依古丽·买买提',
  birthDate: '1990-03-07',
  numbers: ['110000199003070124'],
};
const stranger: ScreenedPerson = {
  name: '王小明',
  birthDate: '1990-03-07',
  numbers: ['310000200802290214'],
};

const listOf = (people: readonly ScreenedPerson[], listedOn = today): ScreeningList => ({
  version: '2026-47',
  listedOn,
  entries: people.flatMap((one) => [...screeningKeys(intl1, one)]),
});
const stateOf = (who: ScreenedPerson, list: ScreeningList | null, day = today) =>
  screen(intl1, who, list, day, ruleTables).state;

describe('screeningKeys', () => {
  it('SR-1 are the first 16 digits of a hash: one of name and birth date, one of each number', () => {
    const keys = screeningKeys(intl1, person);
    // sha256 of {"birthDate":"1990-03-07","name":"阿依古丽·买买提"} and of {"number":"110000199003070124"}
    expect(keys).toEqual(['f7318957ca73e6ca', '39ac77bf537fc208']);
    expect(screeningKeys(intl1, { ...person, birthDate: null })).toEqual(keys.slice(1));
  });

  it('SR-1 fit the list that travels', () => {
    const list = listOf([person, stranger]);
    expect(ScreeningList.parse(JSON.parse(JSON.stringify(list)))).toEqual(list);
    expect(ScreeningList.safeParse({ ...list, entries: ['阿依古丽'] }).success).toBe(false);
  });
});

describe('screen', () => {
  it('SR-3 finds a person by name and birth date together, or by a number', () => {
    const list = listOf([person]);
    expect(stateOf(person, list)).toBe('HIT');
    expect(stateOf({ ...person, numbers: ['E12345678'] }, list)).toBe('HIT');
    expect(stateOf({ ...stranger, numbers: person.numbers }, list)).toBe('HIT');
    expect(stateOf({ ...person, numbers: [], birthDate: '1990-03-08' }, list)).toBe('CLEAR');
    expect(stateOf(stranger, list)).toBe('CLEAR');
  });

  it('SR-1 finds a person whatever the spelling', () => {
    const separators = fc.constantFrom('·', '•', '‧', '・', ' · ', '·  ');
    const blanks = fc.constantFrom('', ' ', '\u3000', '\u200b');
    fc.assert(
      fc.property(
        separators,
        blanks,
        fc.boolean(),
        fc.boolean(),
        (separator, blank, isWide, isLower) => {
          const digits = '44000019610115008X';
          const list = listOf([
            { name: '买买提·JOHN', birthDate: '1961-01-15', numbers: [digits] },
          ]);
          const widened = isWide
            ? digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
            : digits;
          const number = `${blank}${widened.slice(0, 6)}${blank}${widened.slice(6)}`;
          const name = ` 买买提${separator}${isLower ? 'john' : 'John'} `;
          const byName = { name, birthDate: '1961-01-15', numbers: [] };
          const typed = isLower ? number.toLowerCase() : number;
          const byNumber = { name: '某人', birthDate: null, numbers: [typed] };
          expect([stateOf(byName, list), stateOf(byNumber, list)]).toEqual(['HIT', 'HIT']);
        },
      ),
    );
  });

  it('SR-2 finds nothing out by a list that is older than the table allows', () => {
    const states = [0, 7, 8, 400].map((age) =>
      stateOf(stranger, listOf([person], addDays(today, -age))),
    );
    expect(states).toEqual(['CLEAR', 'CLEAR', 'STALE', 'STALE']);
    expect(stateOf(stranger, null)).toBe('NO_LIST');
  });

  it('SR-2 finds nothing out on a day the table has no row for', () => {
    expect(stateOf(stranger, listOf([], '2019-12-31'), '2019-12-31')).toBe('STALE');
  });

  it('SR-3 counts a hit on a list of any age', () => {
    expect(stateOf(person, listOf([person], '2020-01-01'))).toBe('HIT');
  });

  it('SR-2 says which list it was, of which day, how old', () => {
    const screened = screen(intl1, stranger, listOf([], '2026-11-20'), today, ruleTables);
    expect(screened).toEqual({
      state: 'CLEAR',
      version: '2026-47',
      listedOn: '2026-11-20',
      ageDays: 3,
    });
    expect(screen(intl1, stranger, null, today, ruleTables)).toEqual({
      state: 'NO_LIST',
      version: null,
      listedOn: null,
      ageDays: null,
    });
    const ahead = screen(intl1, stranger, listOf([], addDays(today, 2)), today, ruleTables);
    expect(ahead).toMatchObject({ state: 'CLEAR', ageDays: 0 });
  });

  it('SR-3 never tips off: a hit reads like any other matter for head office', () => {
    expect(screeningWords.HIT).toBe('须总部核实');
    expect(Object.values(screeningWords).join('')).not.toMatch(/名单|命中|制裁|恐怖|洗钱/);
  });
});
