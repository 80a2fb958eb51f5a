/** The door of sales: what other domains may ask of it. */
export { DefineOffer, type OfferDefinition } from './define-offer.ts';
export { type Breach, breaches } from './invariants.ts';
export { Reconcile } from './reconcile.ts';
export { SalesModule } from './sales.module.ts';
