export const serviceTables = {};
