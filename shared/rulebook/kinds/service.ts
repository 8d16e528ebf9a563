import type { RuleKind } from './kind.ts';
import { serviceApprovalKinds } from './service-approvals.ts';
import { serviceTierKinds } from './service-tiers.ts';

/** How clients are served: who agrees, what is kept, tiers and points. */
export const serviceKinds: readonly RuleKind[] = [...serviceApprovalKinds, ...serviceTierKinds];
