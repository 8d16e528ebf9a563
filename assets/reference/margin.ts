export const marginFiles = {};
