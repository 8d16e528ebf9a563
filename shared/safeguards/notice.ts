import { z } from 'zod';
import { hasLoneSurrogate } from '../values/text.ts';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => !hasLoneSurrogate(value) && !value.includes('\u0000'));

/** Where notices (公告) lie: the register of this name, under the notice's id. */
export const noticeRegister = 'notice';

/** What every row of the register is found by: a counter lists all notices by this one lookup. */
export const noticeLookups = { kind: 'notice' } as const;

/**
 * A notice of head office, as it travels in the feed and lies in the register `notice`; a row without a body has
 * been withdrawn. Whoever has read one says so by an entry of the business `notice-receipt`.
 *
 * { title: '国庆假期安排', text: '10 月 1 日至 8 日休市。', from: 1795399200000, until: null, mustRead: true,
 *   by: '赵运维' }
 */
export const NoticeBody = z.object({
  title: text(60),
  text: text(4000),
  /** Instant it was published, ms UTC. */
  from: z.int(),
  /** Instant after which it is no longer shown; null: until it is withdrawn. */
  until: z.int().nullable(),
  /** Whether everybody of the branch is to confirm having read it. */
  mustRead: z.boolean(),
  /** Who published it: an operator's name. */
  by: z.string().min(1).max(60),
});
export type NoticeBody = Readonly<z.infer<typeof NoticeBody>>;

/**
 * How head office finds who has read a notice, without knowing the business: its cases, each opened by the person
 * who read, have the notice's id under this key of `keys`.
 */
export const noticeReceipt = { business: 'notice-receipt', key: 'notice' } as const;
