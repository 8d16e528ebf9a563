import { z } from 'zod';
import type { Refusal } from '../errors.ts';
import { canonicalBytes } from '../journal/canonical.ts';
import { HashHex } from '../journal/entry.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { beijingDateTime } from '../values/dates.ts';
import { CommandId, CounterId } from '../values/ids.ts';
import { SignatureHex } from './authority.ts';
import { PasswordRecipient, SealedPassword, TradingPassword } from './password-box.ts';

/**
 * What head office gives a counter with every contact, so that a client without a number can choose a trading
 * password while the line is down: the key a keypad seals to, for this counter, for some days. The keypad checks
 * the signature with its own copy of head office's key, so nothing between can bring a key of its own.
 * Example: {"purpose":"password-setting","counter":"0101-02","recipient":"age1…","issuedAt":1795399200000,"until":1798077600000}
 */
export const PasswordSetting = z.object({
  purpose: z.literal('password-setting'),
  counter: CounterId,
  recipient: PasswordRecipient,
  /** Head office's clock, ms UTC. */
  issuedAt: z.int(),
  /** Instant after which nothing may be sealed under it. */
  until: z.int(),
});
export type PasswordSetting = Readonly<z.infer<typeof PasswordSetting>>;

/** A standing statement with head office's signature. */
export const SignedPasswordSetting = z.object({
  statement: PasswordSetting,
  signature: SignatureHex,
});
export type SignedPasswordSetting = Readonly<z.infer<typeof SignedPasswordSetting>>;

/** What lies in the sealed box of a new password, as canonical JSON: the digits with everything they were given for. */
export const NewPasswordContent = z.object({
  purpose: z.literal('password-new'),
  caseId: CommandId,
  counter: CounterId,
  /** `personDigest` of whose password it is to be. */
  holder: HashHex,
  password: TradingPassword,
});
export type NewPasswordContent = Readonly<z.infer<typeof NewPasswordContent>>;

/**
 * A trading password the client has chosen, as an opening carries it: only head office opens the box. `until` is
 * that of the statement; `keypad` is the device as it names itself, `simulated` says that it is one of a demonstration.
 * Example: {"box":"YWdl…","sealedAt":1795399260000,"until":1798077600000,"setting":{…},"keypad":"模拟密码键盘","simulated":true}
 */
export const NewPassword = z.object({
  box: SealedPassword,
  /** The counter's clock, ms UTC. */
  sealedAt: z.int(),
  until: z.int(),
  setting: SignedPasswordSetting,
  keypad: z.string().min(1).max(60),
  simulated: z.boolean(),
});
export type NewPassword = Readonly<z.infer<typeof NewPassword>>;

/** What a keypad seals to the statement's recipient. */
export function newPasswordContent(
  of: Pick<NewPasswordContent, 'caseId' | 'counter' | 'holder'>,
  password: string,
): NewPasswordContent {
  return { purpose: 'password-new', ...of, password };
}

/** Whether head office, whose key the keypad has of its own, signed this standing statement. */
export function isGenuineSetting(
  suite: Suite,
  headOfficeKey: string,
  { statement, signature }: SignedPasswordSetting,
): boolean {
  return suite.verify(fromHex(headOfficeKey), canonicalBytes(statement), fromHex(signature));
}

/**
 * Why a chosen password cannot go with an opening: its statement is not head office's (TP-8), is of another counter
 * (TP-9), or had run out when it was sealed (TP-10). Empty when it can. What is in the box only head office sees
 * (TP-11). `sealedAt` is the counter's word: it protects nobody, it keeps boxes to the term.
 */
export function newPasswordRefusals(
  suite: Suite,
  headOfficeKey: string,
  newPassword: NewPassword,
  { counter }: { readonly counter: string },
): readonly Refusal[] {
  const { setting, sealedAt, until } = newPassword;
  const refuse = (rule: string, message: string): Refusal => ({
    rule,
    field: 'newPassword',
    message,
  });
  if (!isGenuineSetting(suite, headOfficeKey, setting)) {
    return [refuse('TP-8', '设置交易密码的总部许可签名不符。请联网后请客户重新设置。')];
  }
  const refusals: Refusal[] = [];
  if (setting.statement.counter !== counter) {
    const message = `交易密码是在终端 ${setting.statement.counter} 设置的,不能用于本终端。请客户重新设置。`;
    refusals.push(refuse('TP-9', message));
  }
  if (until !== setting.statement.until || sealedAt > until) {
    const message = `设置交易密码的总部许可有效期至 ${beijingDateTime(setting.statement.until)},密码在其后设置。请联网后请客户重新设置。`;
    refusals.push(refuse('TP-10', message));
  }
  return refusals;
}
