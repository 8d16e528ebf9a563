import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityRefusals } from './messages.ts';
import { checkName } from './name.ts';
import type { NameReason } from './name.ts';

describe('checkName', () => {
  it.each([
    '张三',
    '欧阳娜娜',
    '阿依古丽\u00B7买买提',
    '王𬱖',
    '李䶮',
    '𠮷野家',
    '〇一',
    '葛\u{E0100}明',
    '\uF9DC国',
    '国'.repeat(50),
    '𠮷'.repeat(50),
    'Jo',
    "Sinéad O'Brien",
    'Anne-Marie Müller',
    'SMITH, JOHN JR.',
    'Nguye\u0302\u0303n',
    'A'.repeat(100),
    '马克 Smith',
  ])('ID-8 takes %s', (name) => {
    expect(checkName(name)).toEqual({ valid: true });
  });

  it.each<[NameReason, string]>([
    ['TOO_SHORT', ''],
    ['TOO_SHORT', '李'],
    ['TOO_SHORT', '𠮷'],
    ['TOO_SHORT', '葛\u{E0100}'],
    ['TOO_LONG', '国'.repeat(51)],
    ['TOO_LONG', 'A'.repeat(101)],
    ['TOO_LONG', `马克${'A'.repeat(49)}`],
    ['TOO_LONG', '国'.repeat(500)],
    ['HALF_CHARACTER', '李\ud842'],
    ['INVISIBLE', '张\u200B三'],
    ['INVISIBLE', '张\u202E三'],
    ['INVISIBLE', '张\u0000三'],
    ['INVISIBLE', '张三\n'],
    ['INVISIBLE', '\uFEFF张三'],
    ['DIGIT', '张3'],
    ['DIGIT', '张\uFF13'],
    ['EMOJI', '张😀'],
    ['EMOJI', '张\u{1F1E8}\u{1F1F3}'],
    ['CHARACTER', '张<b>'],
    ['CHARACTER', "Robert'); DROP TABLE"],
    ['CHARACTER', '张三"'],
    ['CHARACTER', '张%三'],
    ['CHARACTER', '张=三'],
    ['CHARACTER', '张\\三'],
    ['CHARACTER', '张\u3000三'],
    ['CHARACTER', '张\uE863'],
    ['CHARACTER', '\u2F00二'],
    ['CHARACTER', '\u0300\u0301'],
    ['CHARACTER', 'Ivan Иван'],
    ['CHARACTER', '阿依古丽\u2022买买提'],
    ['SEPARATOR', '张 三'],
    ['SEPARATOR', ' 张三'],
    ['SEPARATOR', '张三\u00B7'],
    ['SEPARATOR', '阿依古丽\u00B7\u00B7买买提'],
    ['SEPARATOR', "admin'--"],
    ['SEPARATOR', 'John  Smith'],
    ['SEPARATOR', "张'三"],
    ['SEPARATOR', '--'],
  ])('ID-8 refuses with %s: %j', (reason, name) => {
    const { message } = identityRefusals.name[reason];
    expect(checkName(name)).toEqual({ valid: false, reason, message });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
        expect(typeof checkName(name).valid).toBe('boolean');
      }),
    );
  });
});
