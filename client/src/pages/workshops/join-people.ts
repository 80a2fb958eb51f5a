import { field } from '../../page.tsx';

/** Said by the button that puts on the waiting list. */
export const WAITS = 'wacht';

/** Longer than any form is; what comes beyond it is told of by the server. */
const MOST_ROWS = 60;

/** The people in a form, without rows that were left empty; the first is there always. */
export function peopleIn(form: FormData): { row: number; name: string; email: string }[] {
  const rows = Array.from({ length: MOST_ROWS }, (_, at) => ({
    row: at + 1,
    name: field(form, `name${at + 1}`),
    email: field(form, `email${at + 1}`),
  }));
  return rows.filter(({ row, name, email }) => row === 1 || name.trim() !== '' || email.trim() !== '');
}
