/** A reason why the application cannot start, as one sentence a person can act on. Ends the process with code 1. */
export class StartupFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartupFault';
  }
}
