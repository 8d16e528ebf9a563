import {
  type CustomerLevel,
  levelName,
  ProductLevel,
  rankOf,
} from '../../../../shared/rulebook/suitability/levels.ts';

/** What a questionnaire came to, as it is told. */
export interface ToldResult {
  readonly score: number;
  readonly level: CustomerLevel;
  readonly lowestCategory: boolean;
  readonly validTo: string;
}

/** The result as the client reads it, a sentence each: what fits, what does not, how long it holds. Rules SU-1, RS-3. */
export function resultMeaning({ level, lowestCategory, validTo }: ToldResult): readonly string[] {
  const fitting = ProductLevel.options.filter((one) => rankOf(one) <= rankOf(level));
  const most = fitting.at(-1) ?? 'R1';
  const least = levelName('R1');
  return [
    `您的风险承受能力等级为 ${levelName(level)}${lowestCategory ? ',属于风险承受能力最低类别' : ''}。`,
    most === 'R1'
      ? `与您匹配的产品和服务风险等级为 ${least}。`
      : `与您匹配的产品和服务风险等级为 ${least}至 ${levelName(most)}。`,
    lowestCategory
      ? `本公司不向您销售或提供高于 ${least}的产品和服务。`
      : '高于您等级的产品和服务,本公司不主动向您推介;您主动要求的,须先听取特别风险警示并书面确认。',
    `本次测评有效至 ${validTo},到期前请您重新测评。您的财务状况、投资经验或投资目标有重大变化的,请及时告知并重新测评。`,
  ];
}

/** What the client says by signing the letter. */
export const resultStatement = '本人确认问卷由本人独立作答,已知悉并认可以上测评结果。';
