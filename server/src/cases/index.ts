/** The door of the case library. */
export { CasesModule } from './cases.module.ts';
