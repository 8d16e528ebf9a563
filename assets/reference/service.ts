import approvalMatrix from './approval-matrix.json' with { type: 'json' };
import clientTiers from './client-tiers.json' with { type: 'json' };
import outwardHours from './outward-hours.json' with { type: 'json' };
import pointExchange from './point-exchange.json' with { type: 'json' };
import pointSources from './point-sources.json' with { type: 'json' };
import pointTerms from './point-terms.json' with { type: 'json' };
import retention from './retention.json' with { type: 'json' };

export const serviceFiles = {
  approvalMatrix,
  outwardHours,
  retention,
  clientTiers,
  pointSources,
  pointTerms,
  pointExchange,
};
