import { z } from 'zod';
import { Security } from '../../shared/rulebook/trading/security.ts';
import file from './market.json' with { type: 'json' };

const DemoSecurity = Security.extend({
  /** About what it costs, in thousandths: each day's prices are made up around it. */
  baseMilli: z.int().min(1),
});
/** A security of the demonstration. */
export type DemoSecurity = Readonly<z.infer<typeof DemoSecurity>>;

/** The securities of the demonstration and of the simulated market. */
export const demoSecurities: readonly DemoSecurity[] = z.array(DemoSecurity).parse(file.securities);
