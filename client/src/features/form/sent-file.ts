import { field, type Outcome } from '../../page.tsx';

/** The upload that a form came with, now or before; or what was wrong with it. */
export function sentFile(form: FormData, name = 'file'): { upload: string } | { refused: string } {
  const refused = field(form, `${name}.refused`);
  if (refused) return { refused };
  return { upload: field(form, name) || field(form, `${name}.kept`) };
}

/** A refused form, with its file kept where nothing was wrong with that. */
export function withFile(outcome: Outcome, upload: string, name = 'file'): Outcome {
  return outcome.problems?.[name] ? outcome : { ...outcome, values: { ...outcome.values, [name]: upload } };
}
