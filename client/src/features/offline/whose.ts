/** Says whose page an answer is, where a visitor's says `-`; and whose page asks. */
export const WHOSE = 'x-page-of';
