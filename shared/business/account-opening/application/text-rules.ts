import type { Refusal } from '../../../errors.ts';
import { countCodePoints, hasControlOrBidi, hasLoneSurrogate } from '../../../values/text.ts';

/** How long a text may be and what it is called; lengths in code points. */
export interface TextLimits {
  readonly rule: string;
  readonly field: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
  /** What to write when it is too short. */
  readonly tooShort: string;
}

/** Why a text cannot be kept: broken or invisible characters, too short, too long. Empty when it can. */
export function textRefusals(text: string, limits: TextLimits): readonly Refusal[] {
  const { rule, field, title, least, most, tooShort } = limits;
  const refuse = (message: string): readonly Refusal[] => [{ rule, field, message }];
  const tooLong = `${title}过长,请控制在 ${most} 个字以内。`;
  // The length comes first, so that megabytes pasted by mistake are not searched.
  if (text.length > most * 4) return refuse(tooLong);
  if (hasLoneSurrogate(text)) return refuse(`${title}中有不完整的字符,请删除后重新录入。`);
  if (hasControlOrBidi(text)) return refuse(`${title}中有看不见的控制字符,请清空后手工录入。`);
  const length = countCodePoints(text);
  if (length < least) return refuse(tooShort);
  return length > most ? refuse(tooLong) : [];
}
