export const serviceFiles = {};
