export const suitabilityTables = {};
