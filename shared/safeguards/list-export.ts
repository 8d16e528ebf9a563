/** The business whose cases are exports of lists. */
export const exportName = 'list-export';

/** By whose hand alone a list leaves the counter (domain 13: reason and authorization). */
export const exportRoles = ['supervisor', 'branch-manager'] as const;
