/** The business whose cases are exports of lists. */
export const exportName = 'list-export';
