export const tradingTables = {};
