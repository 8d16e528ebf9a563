import trading2026 from './calendar-2026.json' with { type: 'json' };
import complaintEscalation from './complaint-escalation.json' with { type: 'json' };
import complaintExtension from './complaint-extension.json' with { type: 'json' };
import complaintTerms from './complaint-terms.json' with { type: 'json' };
import dueDiligenceTerms from './due-diligence-terms.json' with { type: 'json' };
import settlementCycle from './settlement-cycle.json' with { type: 'json' };
import southbound2026 from './southbound-2026.json' with { type: 'json' };
import working2026 from './working-days-2026.json' with { type: 'json' };

export const calendarFiles = {
  tradingYears: [trading2026],
  southboundYears: [southbound2026],
  workingYears: [working2026],
  settlementCycle,
  complaintTerms,
  complaintExtension,
  complaintEscalation,
  dueDiligenceTerms,
};
