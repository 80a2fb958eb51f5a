/**
 * How long the server waits for somebody who sends slowly, in milliseconds: for the head of a request, then for the
 * whole of it. A phone on a bad line is far faster; who keeps sockets open on purpose is not served for ever.
 */
export const PATIENCE = { head: 15_000, request: 30_000, lookEvery: 2_000 } as const;

/** As options of the HTTP server. */
export const patientServer = {
  requestTimeout: PATIENCE.request,
  http: { headersTimeout: PATIENCE.head, connectionsCheckingInterval: PATIENCE.lookEvery },
} as const;
