import { z } from 'zod';

/** How this shell prints: native = a system dialog over a hidden page; page = the window prints itself. */
export interface Printer {
  /** `page` tells the renderer to print the document itself. */
  print(
    document: z.infer<typeof PrintDocument>,
  ): Promise<{ readonly status: 'printed' | 'cancelled' | 'page' }>;
}

export const PrintDocument = z.object({
  title: z.string().max(200),
  /** A whole HTML document without scripts. */
  html: z.string().max(2_000_000),
  paper: z.enum(['A4', 'A4-landscape', 'A5-landscape']),
});
export type PrintDocument = Readonly<z.infer<typeof PrintDocument>>;

/** Schemas of the arguments, parsed in the shell. */
export const printerArguments = { print: z.tuple([PrintDocument]) } satisfies Record<
  keyof Printer,
  z.ZodType
>;
