export const marginTables = {};
