import ageGate from './age-gate.json' with { type: 'json' };

export const identityFiles = { ageGate };
