import { z } from 'zod';
import { BusinessDate } from '../../values/dates.ts';
import { Application } from './application.ts';

/** Numbers the clearing house and head office give; an account not asked for is null. */
export const AllocatedNumbers = z.object({
  /** 10 digits. */
  clientNo: z.string().regex(/^\d{10}$/),
  /** 12 digits. */
  capitalAccount: z.string().regex(/^\d{12}$/),
  /** 一码通, 12 digits. */
  ymt: z.string().regex(/^\d{12}$/),
  shA: z
    .string()
    .regex(/^A\d{9}$/)
    .nullable(),
  szA: z
    .string()
    .regex(/^\d{10}$/)
    .nullable(),
});
export type AllocatedNumbers = Readonly<z.infer<typeof AllocatedNumbers>>;

const Sex = z.enum(['M', 'F']);

/** The register's row of the new client, as head office writes it. */
const NewClient = z.object({
  name: z.string(),
  idNumber: z.string(),
  sex: Sex,
  birthDate: BusinessDate,
  mobile: z.string(),
  openedOn: BusinessDate,
});

export const OpeningEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OpeningSubmitted'),
    data: z.object({ application: Application, birthDate: BusinessDate, sex: Sex }),
  }),
  z.object({
    type: z.literal('NumbersAllocated'),
    data: z.object({ numbers: AllocatedNumbers, client: NewClient }),
  }),
]);
export type OpeningEvent = Readonly<z.infer<typeof OpeningEvent>>;

/** An opening as far as it has come; `numbers` null until head office has done it (offline: 待下发). */
export const OpeningState = z.object({
  application: Application,
  birthDate: BusinessDate,
  sex: Sex,
  numbers: AllocatedNumbers.nullable(),
});
export type OpeningState = Readonly<z.infer<typeof OpeningState>>;
