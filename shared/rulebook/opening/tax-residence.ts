import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { countCodePoints, hasControlOrBidi, hasLoneSurrogate } from '../../values/text.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { CountryCode, type CountryTable, homeCountry } from './countries.ts';

/** 仅为中国税收居民, 仅为非居民, 既是中国税收居民又是其他国家(地区)税收居民. */
export const TaxStatus = z.enum(['CHINA', 'ABROAD', 'BOTH']);
/** One of them. */
export type TaxStatus = z.infer<typeof TaxStatus>;

/** Why there is no tax number: the country issues none, the holder has not got one yet, or cannot get one. */
export const NoTaxNumber = z.enum(['NOT_ISSUED', 'NOT_OBTAINED', 'CANNOT_OBTAIN']);
/** One of them. */
export type NoTaxNumber = z.infer<typeof NoTaxNumber>;

/** One country of tax residence; either the number or the reason is given, the other is '' or null. */
export const TaxCountry = z.strictObject({
  country: CountryCode.or(z.literal('')),
  taxNumber: z.string().max(100),
  noNumberReason: NoTaxNumber.nullable(),
  explanation: z.string().max(400),
});
/** One of them. */
export type TaxCountry = Readonly<z.infer<typeof TaxCountry>>;

/** The declaration of a person's tax residence as given. */
export interface TaxDeclaration {
  readonly status: TaxStatus;
  readonly taxCountries: readonly TaxCountry[];
}

/** What a declaration comes to: what is wrong with it, and the countries information goes to once it is complete. */
export interface TaxResidence {
  readonly refusals: readonly Refusal[];
  readonly isNonResident: boolean;
  readonly reportable: readonly CountryCode[];
}

export const taxStatusNames: Readonly<Record<TaxStatus, string>> = {
  CHINA: '仅为中国税收居民',
  ABROAD: '仅为非居民',
  BOTH: '既是中国税收居民又是其他国家(地区)税收居民',
};

const crs = '国家税务总局等公告 2017 年第 14 号 · M';
const MOST_COUNTRIES = 5;
const TAX_NUMBER = /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,49}$/;

/**
 * Judges a declaration of tax residence (个人税收居民身份声明). Refusals stand at `taxCountries` or
 * `taxCountries.<i>.country`, `.taxNumber`, `.noNumberReason`, `.explanation`. Rules TX-1 to TX-5 (docs/rules.md);
 * source: 公告 2017 年第 14 号. A table without China on the day answers nothing: it is not that day's table.
 */
export function explainTaxResidence(
  { status, taxCountries }: TaxDeclaration,
  on: string,
  { countries }: { readonly countries: CountryTable },
): Explained<TaxResidence> {
  const home = rowOn(countries, on, { country: homeCountry });
  if (!home.found) return home;
  const refusals = [
    ...countRefusals(status, taxCountries),
    ...(status === 'CHINA'
      ? []
      : taxCountries.flatMap((_, at) => countryRefusals(taxCountries, at, on, countries))),
  ];
  const rows = taxCountries.flatMap(({ country }) => {
    const found = rowOn(countries, on, { country });
    return found.found && found.row.reportable && country !== homeCountry ? [found.row] : [];
  });
  const isNonResident = status !== 'CHINA';
  const reportable = refusals.length > 0 ? [] : rows.map(({ country }) => country);
  const reported = rows.map((row): RuleLine => ({
    rule: 'TX-6',
    met: true,
    message: `${row.title}与我国交换金融账户涉税信息,账户信息须报送。`,
    source: sourceOf(row),
  }));
  return {
    found: true,
    answer: { refusals, isNonResident, reportable },
    lines: [
      ...refusals.map(({ rule, message }): RuleLine => ({
        rule,
        met: false,
        message,
        source: crs,
      })),
      ...(refusals.length > 0 ? [] : [completeLine(status), ...reported]),
    ],
  };
}

function completeLine(status: TaxStatus): RuleLine {
  const message = `税收居民身份声明已填写完整:${taxStatusNames[status]}。`;
  return { rule: 'TX-1', met: true, message, source: crs };
}

function countRefusals(status: TaxStatus, listed: readonly TaxCountry[]): readonly Refusal[] {
  const field = 'taxCountries';
  if (status === 'CHINA') {
    const message = '仅为中国税收居民的,不填其他国家(地区)。请删去,或改选身份。';
    return listed.length === 0 ? [] : [{ rule: 'TX-1', field, message }];
  }
  if (listed.length === 0) {
    return [{ rule: 'TX-2', field, message: '请至少填写一个其他税收居民国(地区)。' }];
  }
  const message = `税收居民国(地区)最多填 ${MOST_COUNTRIES} 个,请核对后重新填写。`;
  return listed.length > MOST_COUNTRIES ? [{ rule: 'TX-2', field, message }] : [];
}

function countryRefusals(
  listed: readonly TaxCountry[],
  at: number,
  on: string,
  table: CountryTable,
): readonly Refusal[] {
  const one = listed[at];
  if (one === undefined) return [];
  const place = `taxCountries.${at}`;
  const which = countryFault(one.country, listed.slice(0, at), on, table);
  return [
    ...(which === null ? [] : [{ rule: 'TX-3', field: `${place}.country`, message: which }]),
    ...numberRefusals(one, place),
    ...explanationRefusals(one, place),
  ];
}

function countryFault(
  country: string,
  before: readonly TaxCountry[],
  on: string,
  table: CountryTable,
): string | null {
  if (country === '') return '请选择税收居民国(地区)。';
  if (country === homeCountry) return '这里只填中国以外的国家(地区);中国由身份选项表示。';
  if (!rowOn(table, on, { country }).found) {
    return `国家(地区)代码“${country}”${on} 不在“${table.name}”中。请重新选择,或联系总部增补。`;
  }
  const isTwice = before.some((other) => other.country === country);
  return isTwice ? '同一国家(地区)只填一次,请删去重复的一行。' : null;
}

/** A number or a reason, never both and never neither. */
function numberRefusals(
  { taxNumber, noNumberReason }: TaxCountry,
  place: string,
): readonly Refusal[] {
  const rule = 'TX-4';
  if (taxNumber === '' && noNumberReason === null) {
    const message = '请填写纳税人识别号;没有的请选择原因。';
    return [{ rule, field: `${place}.taxNumber`, message }];
  }
  if (taxNumber !== '' && noNumberReason !== null) {
    const message = '已填写纳税人识别号,不用再选没有号码的原因。请去掉其中一项。';
    return [{ rule, field: `${place}.noNumberReason`, message }];
  }
  if (taxNumber === '' || TAX_NUMBER.test(taxNumber)) return [];
  const message = '纳税人识别号只含字母、数字、空格和 . / -,最长 50 位。请按证明文件填写。';
  return [{ rule, field: `${place}.taxNumber`, message }];
}

function explanationRefusals(
  { noNumberReason, explanation }: TaxCountry,
  place: string,
): readonly Refusal[] {
  const refuse = (message: string) => [{ rule: 'TX-5', field: `${place}.explanation`, message }];
  if (hasLoneSurrogate(explanation) || hasControlOrBidi(explanation)) {
    return refuse('说明中有看不见或不完整的字符,请清空后手工录入。');
  }
  if (countCodePoints(explanation) > 200) return refuse('说明过长,请控制在 200 个字以内。');
  const isNeeded = noNumberReason === 'NOT_OBTAINED' && countCodePoints(explanation.trim()) < 2;
  return isNeeded ? refuse('尚未取得纳税人识别号的,请说明具体原因。') : [];
}
