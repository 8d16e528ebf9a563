export const tradingFiles = {};
