export const moneyTables = {};
