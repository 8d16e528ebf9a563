import { ageGateTable } from './age-gate.ts';

/** Who the client is: documents, numbers, ages, owners. */
export const identityTables = {
  ageGate: ageGateTable,
};
