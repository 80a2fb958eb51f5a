/** The door of sales: what other domains may ask of it. */
export { DefineOffer } from './define-offer.ts';
export { type Breach, breaches } from './invariants.ts';
export { SalesModule } from './sales.module.ts';
