import { z } from 'zod';

/** Name of the business whose cases are unmaskings. */
export const unmaskName = 'unmask';

/** Why personal data is shown in clear without a visit; the order is the digit staff press. */
export const UnmaskReason = z.enum(['call', 'return', 'check', 'inquiry', 'other']);
export type UnmaskReason = z.infer<typeof UnmaskReason>;

export const unmaskReasonWords: Readonly<Record<UnmaskReason, string>> = {
  call: '客户来电,核对身份',
  return: '处理退回补正',
  check: '复核或检查业务',
  inquiry: '监管、司法等依法查询',
  other: '其他,写明原因',
};

/** Data of UnmaskFields: whose data, on which page, and why; a case's content is known by its serial number too. */
export const UnmaskAsk = z.object({
  /** Null: somebody who is no client yet, whose case `serial` names. */
  clientNo: z.string().min(1).max(32).nullable(),
  serial: z.string().min(1).max(40).exactOptional(),
  /** Function code of the page it is shown on. */
  page: z.string().regex(/^\d{4}$/),
  reason: UnmaskReason,
  /** In words; needed for `other`. */
  text: z.string().max(100),
});
export type UnmaskAsk = Readonly<z.infer<typeof UnmaskAsk>>;
