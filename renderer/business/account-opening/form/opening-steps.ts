/** The steps of an opening, in the order of the rail; each has the sections of the application it asks for. */
export const openingSteps = [
  { id: 'need', title: '需求', sections: ['need'] },
  { id: 'identity', title: '身份', sections: ['identity', 'agent', 'checks'] },
  { id: 'profile', title: '资料', sections: ['contact', 'profile'] },
  { id: 'assessment', title: '测评', sections: ['assessment'] },
  { id: 'terms', title: '银行与费用', sections: ['bank', 'terms'] },
  { id: 'agreed', title: '协议与密码', sections: ['agreed', 'password'] },
  { id: 'papers', title: '材料', sections: ['evidence'] },
] as const;

/** One step of an opening. */
export type OpeningStep = (typeof openingSteps)[number];
/** Name of a step. */
export type StepId = OpeningStep['id'];

/** The step a field is in, by the first segment of its path; null for what is in none. */
export function stepOf(path: string): StepId | null {
  const [section = ''] = path.split('.');
  const step = openingSteps.find(({ sections }) => sections.some((one) => one === section));
  return step?.id ?? null;
}

/** The step before or after another, or null at the ends. */
export function stepBeside(step: StepId, by: 1 | -1): StepId | null {
  const at = openingSteps.findIndex(({ id }) => id === step);
  return openingSteps[at + by]?.id ?? null;
}
