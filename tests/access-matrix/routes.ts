import { CALLERS, CASE, type CallerKind, MODULE, type World } from './world.ts';

/** `stays` for an answer that goes on for as long as its page is open. */
type Asked = { method?: 'GET' | 'POST' | 'PATCH'; url: string; stays?: boolean };
export type RouteRow = { ask: (world: World) => Asked; expected: Record<CallerKind, number> };

const all = (status: number, but: Partial<Record<CallerKind, number>> = {}) =>
  Object.assign(Object.fromEntries(CALLERS.map((kind) => [kind, status])), but) as Record<CallerKind, number>;
const at = (url: string) => () => ({ url });

/** Routes of the server besides the API and the pages, by controller and method. One without a row fails the test. */
export const ROUTES: Record<string, RouteRow> = {
  'HealthController.alive': { ask: at('/health/live'), expected: all(200) },
  'HealthController.ready': { ask: at('/health/ready'), expected: all(200) },
  'WorkerController.script': { ask: at('/sw.js'), expected: all(200) },
  'SitemapController.sitemap': { ask: at('/sitemap.xml'), expected: all(200) },
  'FeedController.feed': { ask: at('/nieuw.atom'), expected: all(200) },
  // titles and drawings of what is published; a lesson that is not free has no picture
  'PicturesController.one': { ask: at('/delen/module/geen.png'), expected: all(404) },
  'PicturesController.lesson': { ask: at(`/delen/les/${MODULE}/betaald.png`), expected: all(404) },
  'SitemapController.robots': { ask: at('/robots.txt'), expected: all(200) },
  'WebhookController.take': { ask: () => ({ method: 'POST', url: '/webhooks/stripe' }), expected: all(400) },
  'LiveOrdersController.follow': {
    // an order that is not theirs is not there; what its owner hears is tested where orders are
    ask: at('/live/orders/00000000-0000-7000-8000-000000000000'),
    expected: all(404, { visitor: 401 }),
  },
  // what an attest says is for whoever has its address; what programs need to check its badge is public
  'AttestController.paper': {
    ask: ({ certificate }) => ({ url: `/attest/${certificate.code}/attest.pdf` }),
    expected: all(200),
  },
  'AttestController.badge': {
    ask: ({ certificate }) => ({ url: `/attest/${certificate.code}/badge` }),
    expected: all(200),
  },
  'UnsubscribeReviewsController.stop': {
    ask: () => ({ method: 'POST', url: '/uitschrijven/terugblik/verzonnen' }),
    expected: all(404),
  },
  'BadgesController.issuer': { ask: at('/badges/uitgever'), expected: all(200) },
  'BadgesController.keys': { ask: at('/badges/sleutels'), expected: all(200) },
  'BadgesController.key': { ask: at('/badges/sleutels/geen'), expected: all(404) },
  'BadgesController.module': { ask: at(`/badges/module/${MODULE}`), expected: all(200) },
  'BadgesController.programme': { ask: at('/badges/opleiding/geen'), expected: all(404) },
  'BadgesController.status': { ask: at('/badges/status/1'), expected: all(200) },
  // the address of a calendar is for whoever has it, and one that was made up opens nothing for anybody
  'CalendarController.show': { ask: ({ calendar }) => ({ url: calendar }), expected: all(200) },
  'UnsubscribeController.stop': {
    ask: () => ({ method: 'POST', url: '/uitschrijven/stappen/verzonnen' }),
    expected: all(404),
  },
  // one's own notebook as a file; that it holds nothing of anybody else is tested where notebooks are
  'NotebookController.markdown': { ask: at('/mijn-schrift/mijn-schrift.md'), expected: all(200, { visitor: 401 }) },
  'NotebookController.pdf': { ask: at('/mijn-schrift/mijn-schrift.pdf'), expected: all(200, { visitor: 401 }) },
  'LiveThreadsController.follow': {
    // a conversation that is not theirs is not there; what its readers hear is tested where conversations are
    ask: at('/live/threads/00000000-0000-7000-8000-000000000000'),
    expected: all(404, { visitor: 401 }),
  },
  // dates for everybody's calendar; links of online ones are not in it
  'WorkshopFeedController.feed': { ask: at('/workshops.ics'), expected: all(200) },
  // how much waits for oneself: a number, to oneself
  'LiveNoticesController.follow': {
    ask: () => ({ url: '/live/notices', stays: true }),
    expected: all(200, { visitor: 401 }),
  },
  'UnsubscribeNoticesController.stop': {
    ask: () => ({ method: 'POST', url: '/uitschrijven/meldingen/verzonnen' }),
    expected: all(404),
  },
  // a file that no lesson shows is for those who keep the library; those of lessons and posts are tested where they are
  'MediaController.file': {
    ask: ({ media }) => ({ url: media.address }),
    expected: all(404, { author: 200, administrator: 200 }),
  },
  'MediaController.part': {
    ask: ({ media }) => ({ method: 'PATCH', url: `/media/uploads/${media.upload}` }),
    expected: all(404, { visitor: 401, author: 409 }),
  },
  'CaughtMailController.list': { ask: at('/demo/mail'), expected: all(200) },
  'CaughtMailController.style': { ask: at('/demo/mail/style.css'), expected: all(200) },
  'CaughtMailController.one': { ask: at('/demo/mail/geen'), expected: all(404) },
  'TestPaymentsController.front': { ask: at('/demo/betalen'), expected: all(200) },
  'TestPaymentsController.page': { ask: at('/demo/betalen/pay/geen'), expected: all(404) },
};

const signedIn = (status = 200, but: Partial<Record<CallerKind, number>> = {}) => all(status, { visitor: 302, ...but });
const talks = () => signedIn(404, { reader: 200, facilitator: 200, author: 200, administrator: 200 });
const scheduling = (status: number) => all(403, { visitor: 302, author: status, administrator: status });
const writes = (status: number) => all(403, { visitor: 302, author: status, administrator: status });
const money = (status: number) => all(403, { visitor: 302, finance: status, administrator: status });

/** Pages, by path: who sees them (200), is sent to sign in (302), is told how to get in (403) or finds nothing (404). */
export const PAGES: Record<string, RouteRow> = {
  home: { ask: at('/'), expected: all(200) },
  catalogue: { ask: at('/modules'), expected: all(200) },
  module: { ask: at(`/modules/${MODULE}`), expected: all(200) },
  programme: { ask: at('/opleidingen/allebei'), expected: all(200) },
  search: { ask: at('/zoeken?zoek=ouders'), expected: all(200) },
  'case library': { ask: at('/praktijkvoorbeelden'), expected: all(200) },
  'case study': { ask: at(`/praktijkvoorbeelden/${CASE}`), expected: all(200) },
  'case study as a sheet': { ask: at(`/praktijkvoorbeelden/${CASE}?afdrukken`), expected: all(200) },
  workshops: { ask: at('/workshops'), expected: all(200) },
  workshop: { ask: at('/workshops/over-samen'), expected: all(200) },
  'date of a workshop': { ask: at('/workshops/over-samen/1'), expected: all(200) },
  'date that there is not': { ask: at('/workshops/over-samen/99'), expected: all(404) },
  registration: { ask: ({ registration }) => ({ url: `/inschrijving?token=${registration}` }), expected: all(200) },
  'registration by a link that does not hold': { ask: at('/inschrijving?token=verzonnen'), expected: all(404) },
  'place by a link that does not hold': { ask: at('/plaats?token=verzonnen'), expected: all(404) },
  schedule: { ask: at('/beheer/workshops'), expected: scheduling(200) },
  'new date': { ask: at('/beheer/workshops/nieuw?onderwerp=samen'), expected: scheduling(200) },
  'date for the staff': {
    ask: ({ workshopDate }) => ({ url: `/beheer/workshops/${workshopDate}` }),
    expected: scheduling(200),
  },
  about: { ask: at('/over-ons'), expected: all(200) },
  terms: { ask: at('/voorwaarden'), expected: all(200) },
  privacy: { ask: at('/privacy'), expected: all(200) },
  accessibility: { ask: at('/toegankelijkheid'), expected: all(200) },
  withdrawal: { ask: at('/herroepen'), expected: all(200) },
  nothing: { ask: at('/bestaat/niet'), expected: all(404) },
  'sign in': { ask: at('/aanmelden'), expected: all(302, { visitor: 200 }) },
  account: { ask: at('/account'), expected: signedIn() },
  notebook: { ask: at('/mijn-schrift'), expected: signedIn() },
  'an answer that is not shared': {
    ask: at('/mijn-schrift/gedeeld/00000000-0000-7000-8000-000000000000'),
    expected: signedIn(404),
  },
  learning: { ask: at('/leren'), expected: signedIn() },
  'free lesson': { ask: at(`/leren/${MODULE}/gratis`), expected: all(200) },
  'paid lesson': { ask: at(`/leren/${MODULE}/betaald`), expected: all(403, { reader: 200 }) },
  'what is kept on the device': { ask: at('/onderweg'), expected: signedIn() },
  'no connection': { ask: at('/onderweg/geen-verbinding'), expected: all(200) },
  steps: { ask: at('/mijn-stappen'), expected: signedIn() },
  'new step': { ask: at(`/mijn-stappen/nieuw?uit=les/${MODULE}/betaald/vraag`), expected: signedIn() },
  'one step': { ask: ({ step }) => ({ url: `/mijn-stappen/${step}` }), expected: signedIn(404, { reader: 200 }) },
  'look back on a step': {
    ask: ({ step }) => ({ url: `/mijn-stappen/${step}/terugkijken` }),
    expected: signedIn(404, { reader: 200 }),
  },
  notices: { ask: at('/meldingen'), expected: signedIn() },
  'choices about mail': { ask: at('/meldingen/voorkeuren'), expected: signedIn() },
  'stop mails about notices': { ask: at('/uitschrijven/meldingen/verzonnen'), expected: all(404) },
  'stop mails about steps': { ask: at('/uitschrijven/stappen/verzonnen'), expected: all(404) },
  checkout: { ask: at('/bestellen/module/te-koop'), expected: signedIn(200, { reader: 302 }) },
  order: {
    ask: ({ paidOrder }) => ({ url: `/bestelling/${paidOrder}` }),
    expected: signedIn(404, { reader: 200, finance: 200, administrator: 200 }),
  },
  orders: { ask: at('/bestellingen'), expected: signedIn() },
  'own attests': { ask: at('/mijn-attesten'), expected: signedIn() },
  attest: { ask: ({ certificate }) => ({ url: `/attest/${certificate.code}` }), expected: all(200) },
  'stop mails to look back': { ask: at('/uitschrijven/terugblik/verzonnen'), expected: all(404) },
  'no attest': { ask: at('/attest/aaaaaaaaaaaaaaaaaaaaaaaaaa'), expected: all(404) },
  conversations: { ask: at('/gesprekken'), expected: signedIn() },
  'all conversations': { ask: at('/gesprekken?alle'), expected: signedIn() },
  'conversations about a paid lesson': { ask: at(`/gesprekken?bij=les:${MODULE}/betaald`), expected: talks() },
  'a new conversation': { ask: at(`/gesprekken/nieuw?bij=les:${MODULE}/betaald`), expected: talks() },
  'a conversation': { ask: ({ thread }) => ({ url: `/gesprekken/${thread}` }), expected: talks() },
  'a post in a conversation': {
    ask: ({ thread }) => ({ url: `/gesprekken/${thread}?bericht=1` }),
    expected: talks(),
  },
  'sharing an answer that one did not write': {
    ask: at('/gesprekken/deel?antwoord=00000000-0000-7000-8000-000000000000'),
    expected: signedIn(),
  },
  'moving posts': {
    ask: ({ thread }) => ({ url: `/gesprekken/${thread}/verplaats` }),
    expected: signedIn(404, { facilitator: 200, administrator: 200 }),
  },
  'reports and appeals': {
    ask: at('/gesprekken/beheer'),
    expected: all(403, { visitor: 302, facilitator: 200, administrator: 200 }),
  },
  beheer: { ask: at('/beheer'), expected: money(200) },
  'beheer of an order': {
    ask: ({ paidOrder }) => ({ url: `/beheer/bestellingen/${paidOrder}` }),
    expected: money(200),
  },
  'beheer of a person': {
    ask: ({ people }) => ({ url: `/beheer/mensen/${people.reader.id}` }),
    expected: money(200),
  },
  studio: { ask: at('/studio'), expected: writes(200) },
  'a module in the studio': { ask: ({ draft }) => ({ url: `/studio/${draft}` }), expected: writes(200) },
  'a module of others in the studio': {
    ask: ({ otherDraft }) => ({ url: `/studio/${otherDraft}` }),
    expected: { ...writes(404), administrator: 200 },
  },
  'about a module': { ask: ({ draft }) => ({ url: `/studio/${draft}/gegevens` }), expected: writes(200) },
  'before a publication': { ask: ({ draft }) => ({ url: `/studio/${draft}/publiceren` }), expected: writes(200) },
  'a lesson to write in': { ask: ({ draft }) => ({ url: `/studio/${draft}/les/les` }), expected: writes(200) },
  'a preview': { ask: ({ draft }) => ({ url: `/studio/${draft}/les/les/voorbeeld` }), expected: writes(200) },
  'a preview of others': {
    ask: ({ otherDraft }) => ({ url: `/studio/${otherDraft}/les/les/voorbeeld` }),
    expected: { ...writes(404), administrator: 200 },
  },
  'history of a lesson': {
    ask: ({ draft }) => ({ url: `/studio/${draft}/les/les/geschiedenis` }),
    expected: writes(200),
  },
};
