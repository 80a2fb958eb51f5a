/** A reason why the application cannot start, as one sentence a person can act on. Ends the process with code 1. */
export class StartupFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartupFault';
  }
}

/** What to tell whoever started us: the sentence of a fault, one about the machine, or else everything we know. */
export function tellWhy(error: unknown): string {
  if (error instanceof StartupFault) return error.message;
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const where = path ? ` (${path})` : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
    return `The disk is full${where}. Make room and start again; what was there is kept.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `A file may not be read or written by this user (${code})${where}. Give this user what is in the data folder, or set DATA_DIR to another one.`;
  if (code === '42501')
    return `The user of the database may not make tables (${(error as Error).message}). Let it own its database, and start again.`;
  if (code === 'EMFILE' || code === 'ENFILE')
    return `This machine lets no more files be opened (${code}). Raise the limit (ulimit -n) and start again.`;
  return `The academy could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
