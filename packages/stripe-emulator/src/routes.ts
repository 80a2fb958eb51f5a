import { findDispute } from './disputes.ts';
import { expanded } from './expansion.ts';
import { missing, StripeFailure } from './failure.ts';
import type { FormGroup } from './form-encoding.ts';
import { PAGING, page } from './lists.ts';
import * as read from './parameters.ts';
import { createRefund, findRefund } from './refunds.ts';
import { createSession, expireSession, findSession } from './sessions.ts';
import { newestFirst, type World } from './world.ts';

/** What a route works with: the decoded parameters and the identifier in the path (empty when it has none). */
type Call = { world: World; form: FormGroup; id: string; refundStatus: 'succeeded' | 'pending' };
type Route = { method: 'GET' | 'POST'; pattern: RegExp; answer: (call: Call) => object };

const EVENT_DAYS = 30;
const ONLY_EXPAND = { expand: read.expand } as const;

const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    pattern: /^\/v1\/checkout\/sessions$/,
    answer: ({ world, form }) => {
      const { session, expand } = createSession(world, form);
      return expanded(world, session, expand);
    },
  },
  { method: 'GET', pattern: /^\/v1\/checkout\/sessions$/, answer: listSessions },
  {
    method: 'GET',
    pattern: /^\/v1\/checkout\/sessions\/([^/]+)$/,
    answer: one((world, id) => findSession(world, id).object),
  },
  { method: 'GET', pattern: /^\/v1\/checkout\/sessions\/([^/]+)\/line_items$/, answer: listLineItems },
  { method: 'POST', pattern: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/, answer: one(expireSession) },
  {
    method: 'POST',
    pattern: /^\/v1\/refunds$/,
    answer: ({ world, form, refundStatus }) => {
      const { refund, expand } = createRefund(world, form, refundStatus);
      return expanded(world, refund, expand);
    },
  },
  { method: 'GET', pattern: /^\/v1\/refunds$/, answer: listRefunds },
  { method: 'GET', pattern: /^\/v1\/refunds\/([^/]+)$/, answer: one(findRefund) },
  { method: 'GET', pattern: /^\/v1\/payment_intents$/, answer: listIntents },
  {
    method: 'GET',
    pattern: /^\/v1\/payment_intents\/([^/]+)$/,
    answer: one((world, id) => found(world.state.intents.get(id), 'payment_intent', id, 'intent')),
  },
  { method: 'GET', pattern: /^\/v1\/charges$/, answer: listCharges },
  {
    method: 'GET',
    pattern: /^\/v1\/charges\/([^/]+)$/,
    answer: one((world, id) => found(world.state.charges.get(id), 'charge', id, 'charge')),
  },
  { method: 'GET', pattern: /^\/v1\/disputes\/([^/]+)$/, answer: one(findDispute) },
  { method: 'GET', pattern: /^\/v1\/events$/, answer: listEvents },
  {
    method: 'GET',
    pattern: /^\/v1\/events\/([^/]+)$/,
    answer: one((world, id) => found(world.state.events.get(id), 'event', id, 'id')),
  },
];

/**
 * Answers one call of the API.
 * @throws StripeFailure 404 for an address that is not emulated, else what the call itself refuses
 */
export function answerCall(method: string, path: string, call: Omit<Call, 'id'>): object {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return route.answer({ ...call, id: decodeId(match[1] ?? '') });
  }
  throw new StripeFailure(
    404,
    `Unrecognized request URL (${method}: ${path}). The emulator does not know it.`,
    {},
    true,
  );
}

function decodeId(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function one(find: (world: World, id: string) => object): Route['answer'] {
  return ({ world, form, id }) => {
    const { expand = [] } = read.readParameters(form, ONLY_EXPAND);
    return expanded(world, find(world, id), expand);
  };
}

function found<Item>(item: Item | undefined, kind: string, id: string, param: string): Item {
  if (item === undefined) throw missing(kind, id, param);
  return item;
}

function listSessions({ world, form }: Call): object {
  const asked = read.readParameters(form, {
    ...PAGING,
    payment_intent: read.text(200),
    status: read.choice(['open', 'complete', 'expired']),
    customer: read.text(200),
    customer_details: read.group({ email: read.text(800) }),
  });
  const email = asked.customer_details?.email;
  const sessions = newestFirst(world.state.sessions)
    .map(({ object }) => object)
    .filter(
      (session) =>
        (!asked.payment_intent || session.payment_intent === asked.payment_intent) &&
        (!asked.status || session.status === asked.status) &&
        (!asked.customer || session.customer === asked.customer) &&
        (!email || session.customer_details?.email === email),
    );
  return expanded(world, page('/v1/checkout/sessions', sessions, asked), asked.expand ?? []);
}

function listLineItems({ world, form, id }: Call): object {
  const asked = read.readParameters(form, PAGING);
  return expanded(
    world,
    page(`/v1/checkout/sessions/${id}/line_items`, findSession(world, id).lines, asked),
    asked.expand ?? [],
  );
}

function listRefunds({ world, form }: Call): object {
  const asked = read.readParameters(form, { ...PAGING, charge: read.text(200), payment_intent: read.text(200) });
  const refunds = newestFirst(world.state.refunds).filter(
    (refund) =>
      (!asked.charge || refund.charge === asked.charge) &&
      (!asked.payment_intent || refund.payment_intent === asked.payment_intent),
  );
  return expanded(world, page('/v1/refunds', refunds, asked), asked.expand ?? []);
}

function listIntents({ world, form }: Call): object {
  const asked = read.readParameters(form, { ...PAGING, customer: read.text(200) });
  const intents = newestFirst(world.state.intents).filter(
    ({ customer }) => !asked.customer || customer === asked.customer,
  );
  return expanded(world, page('/v1/payment_intents', intents, asked), asked.expand ?? []);
}

function listCharges({ world, form }: Call): object {
  const asked = read.readParameters(form, { ...PAGING, payment_intent: read.text(200), customer: read.text(200) });
  const charges = newestFirst(world.state.charges).filter(
    (charge) =>
      (!asked.payment_intent || charge.payment_intent === asked.payment_intent) &&
      (!asked.customer || charge.customer === asked.customer),
  );
  return expanded(world, page('/v1/charges', charges, asked), asked.expand ?? []);
}

function listEvents({ world, form }: Call): object {
  const asked = read.readParameters(form, {
    ...PAGING,
    type: read.text(100),
    types: read.list(read.text(100), 20),
    delivery_success: read.flag,
  });
  if (asked.type && asked.types) throw new StripeFailure(400, 'Give either type or types.', { param: 'types' }, true);
  const waiting = new Map<string, number>();
  for (const { eventId } of world.state.deliveries.values()) waiting.set(eventId, (waiting.get(eventId) ?? 0) + 1);
  const oldest = world.now() / 1000 - EVENT_DAYS * 24 * 60 * 60;
  const types = asked.types ?? (asked.type ? [asked.type] : undefined);
  const events = newestFirst(world.state.events)
    .filter((event) => event.created >= oldest && (!types || types.some((type) => fits(event.type, type))))
    .map((event) => ({ ...event, pending_webhooks: waiting.get(event.id) ?? 0 }))
    .filter(
      (event) => asked.delivery_success === undefined || (event.pending_webhooks === 0) === asked.delivery_success,
    );
  return expanded(world, page('/v1/events', events, asked), asked.expand ?? []);
}

/** `charge.*` fits every type that begins with `charge.`. */
function fits(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
