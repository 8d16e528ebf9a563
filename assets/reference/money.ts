export const moneyFiles = {};
