export const suitabilityFiles = {};
