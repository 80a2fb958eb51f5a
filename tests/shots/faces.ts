import type { Page } from 'playwright-core';
import { filmFile, photograph } from '../../server/src/testing/media-files.ts';
import { almostFinished } from '../journeys/almost-finished.ts';
import { awake, linkMailedTo, MODULE, orderAndGoPay, type Stage, signInByMail } from '../journeys/stage.ts';

type Look = (page: Page, name: string) => Promise<void>;
type Flow = (stage: Stage, look: Look) => Promise<void>;

const SHARED = '/leren/een-gedeelde-verantwoordelijkheid';
const answer = (page: Page) => page.getByLabel('Jouw antwoord').first();
const saved = (page: Page) =>
  page
    .getByText(/Bewaard om/)
    .first()
    .waitFor();

/** Pages that are there without a step before them: a name and an address each. */
function visits(account: string | undefined, pages: Readonly<Record<string, string>>): Flow {
  return async (stage, look) => {
    const page = account ? await stage.enterAs(account) : await stage.enter();
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await look(page, name);
    }
  };
}

/** Somebody new, at the page of the payment. */
async function atThePayment(stage: Stage, name: string): Promise<Page> {
  const page = await stage.enter();
  await page.goto('/bestellen/module/een-vertrouwensband');
  await signInByMail(page, `${name}@school.test`);
  await page.waitForURL('**/bestellen/module/**');
  await orderAndGoPay(page);
  return page;
}

const pays = async (page: Page, button: string, heading: string) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { name: heading }).waitFor({ timeout: 120_000 });
};

/** The way to every face of every page, by flow; each page is one of `design.md`. */
export const FLOWS: Readonly<Record<string, Flow>> = {
  'for everybody': visits(undefined, {
    home: '/',
    modules: '/modules',
    'modules chosen': '/modules?fase=WHY&drempel=trust',
    'modules, none fit': '/modules?minuten=45&prijs=45&drempel=practical&fase=WHAT',
    'modules, unknown choice': '/modules?fase=ooit',
    programme: '/opleidingen/samen-school-maken',
    module: `/modules/${MODULE}`,
    cases: '/praktijkvoorbeelden',
    'cases, none fit': '/praktijkvoorbeelden?drempel=trust&zoek=ditstaatnergens',
    'cases, unknown choice': '/praktijkvoorbeelden?drempel=onzin',
    'case, beginning': '/praktijkvoorbeelden/de-eerste-schooldag',
    'case, whole': '/praktijkvoorbeelden/samen-nadenken-over-een-fase',
    search: '/zoeken',
    'search, found': '/zoeken?zoek=gesprek',
    'search, close': '/zoeken?zoek=vertrouwen+zeppelin',
    'search, nothing': '/zoeken?zoek=xyzzyq',
    'search, too long': `/zoeken?zoek=${'lang '.repeat(60)}`,
    workshops: '/workshops',
    about: '/over-ons',
    terms: '/voorwaarden',
    privacy: '/privacy',
    accessibility: '/toegankelijkheid',
    'nothing here': '/bestaat/niet',
    'caught mail': '/demo/mail',
  }),
  workshops: async (stage, look) => {
    await visits(undefined, {
      'workshops as a month': '/workshops?weergave=maand',
      'workshops, none fit': '/workshops?taal=nl&plaats=Voorbeeldstad&vorm=online',
      'subject of a workshop': '/workshops/het-zorggesprek',
      'date of a workshop': '/workshops/het-zorggesprek/1',
      'date online': '/workshops/meertalig-voorlezen-met-ouders/1',
      'registration by a link that is over': '/inschrijving?token=verzonnen',
    })(stage, look);
    const small = '/workshops/meertalig-voorlezen-met-ouders/2';
    const page = await stage.enter();
    await page.goto(small);
    await page.getByLabel('Je naam').fill('Gast');
    await page.getByLabel('Je e-mailadres').fill('geen adres');
    await page.evaluate(() => document.querySelector('#inschrijven form')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Schrijf me in' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    await look(page, 'joining with faults');
    const join = async (email: string, button: string) => {
      await page.goto(small);
      await page.getByLabel('Je naam').fill('Gast');
      await page.getByLabel('Je e-mailadres').fill(email);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
    };
    await join('shots-een@school.test', 'Schrijf me in');
    await look(page, 'joined');
    await join('shots-twee@school.test', 'Schrijf me in');
    await page.goto(small);
    await page.getByText('Deze datum is volzet').waitFor();
    await look(page, 'date that is full');
    await join('shots-drie@school.test', 'Zet me op de wachtlijst');
    await page.goto(await linkMailedTo(page, 'shots-drie@school.test'));
    await look(page, 'registration that waits');
    await page.goto(await linkMailedTo(page, 'shots-een@school.test'));
    for (const one of await page.locator('main details').all()) await one.evaluate((it) => it.setAttribute('open', ''));
    await look(page, 'registration');
    await page.getByRole('button', { name: 'Schrijf me uit' }).click();
    await page.getByRole('heading', { name: 'Je bent uitgeschreven' }).waitFor();
    await look(page, 'registration given back');
    await page.goto(await linkMailedTo(page, 'shots-drie@school.test'));
    await page.getByRole('heading', { name: 'Er is een plaats voor je vrij' }).waitFor();
    await look(page, 'place that is offered');
    await page.getByRole('button', { name: 'Neem deze plaats' }).click();
    await page.getByText('De plaats is voor jou').waitFor();
    await look(page, 'place that was taken');
  },
  scheduling: async (stage, look) => {
    const page = await stage.enterAs('auteur');
    await page.goto('/beheer/workshops');
    await look(page, 'schedule');
    await page.getByRole('link', { name: 'Het zorggesprek' }).first().click();
    await page.getByRole('button', { name: 'Bewaar als ontwerp' }).waitFor();
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    await look(page, 'new date with faults');
    await page.goto('/beheer/workshops');
    await page.locator('td a').first().click();
    await page.getByRole('heading', { name: 'Wie komt er?' }).waitFor();
    for (const one of await page.locator('main details').all()) await one.evaluate((it) => it.setAttribute('open', ''));
    await look(page, 'date for the staff');
  },
  'lesson for visitors': visits(undefined, {
    free: `/leren/${MODULE}/waar-vertrouwen-begint`,
    locked: `/leren/${MODULE}/de-eerste-schooldag`,
  }),
  'on the way': async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/onderweg');
    await page.getByRole('heading', { name: 'Nog niets bewaard' }).waitFor();
    await look(page, 'on the way, nothing kept');
    await page.goto(`${SHARED}/onze-kinderen`);
    await page.getByRole('button', { name: 'Bewaar voor onderweg' }).click();
    await page.getByText('Staat op dit toestel').waitFor();
    await look(page, 'lesson that is kept');
    for (const [name, address] of [
      ['on the way', '/onderweg'],
      ['no connection', '/onderweg/geen-verbinding'],
    ] as const) {
      await page.goto(address);
      await page.getByRole('heading', { name: 'Bewaard op dit toestel' }).waitFor();
      await look(page, name);
    }
  },
  'getting in': async (stage, look) => {
    const page = await stage.enter();
    for (const [name, address] of [
      ['sign in', '/aanmelden'],
      ['new account', '/account/nieuw'],
      ['forgotten password', '/wachtwoord'],
      ['link that is over', '/aanmelden/link?token=verzonnen'],
      ['new password', '/wachtwoord/nieuw?token=verzonnen'],
    ] as const) {
      await page.goto(address);
      await look(page, name);
    }
    await page.goto('/account/nieuw');
    await page.getByLabel('E-mailadres').fill('geen adres');
    await page.evaluate(() => document.querySelector('form[method=post]')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Maak mijn account' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    await look(page, 'new account with faults');
    await page.goto('/aanmelden');
    await page.getByLabel('E-mailadres').first().fill('shots@school.test');
    await page.getByRole('button', { name: 'Stuur me een link' }).click();
    await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor();
    await look(page, 'link was sent');
    await page.goto(await linkMailedTo(page, 'shots@school.test'));
    await look(page, 'link to sign in');
  },
  buying: async (stage, look) => {
    const page = await stage.enterAs('partner');
    await page.goto('/bestellingen');
    await look(page, 'no orders');
    await page.goto('/bestellen/module/een-vertrouwensband');
    await look(page, 'checkout');
    await page.getByRole('button', { name: 'Bestellen en betalen' }).click();
    await page.locator('#veld-termsAccepted-error').waitFor();
    await look(page, 'checkout with faults');
    await orderAndGoPay(page);
    await look(page, 'test payment');
    await page.getByRole('button', { name: 'Geweigerd', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'geweigerd' }).waitFor();
    await look(page, 'test payment declined');
    await page.getByRole('button', { name: 'Niet betalen en teruggaan' }).click();
    await page.getByRole('heading', { name: 'We wachten op je betaling' }).waitFor();
    await look(page, 'order that waits');
    await page.getByRole('button', { name: 'Annuleer deze bestelling' }).click();
    await page.getByRole('heading', { name: 'Je hebt deze bestelling geannuleerd' }).waitFor();
    await look(page, 'order cancelled');
    await page.goto('/bestellingen');
    await look(page, 'orders');
  },
  'paying later': async (stage, look) => {
    const page = await atThePayment(stage, 'shots-later');
    await pays(page, 'Later betaald', 'Je betaling is onderweg');
    await look(page, 'order under way');
    await page.getByRole('heading', { name: 'Betaald. Je kunt beginnen' }).waitFor({ timeout: 120_000 });
    await look(page, 'order paid');
    await page.goto('/bestellen/module/een-vertrouwensband');
    await look(page, 'checkout of what one has');
    await page.goto(`/modules/${MODULE}`);
    await look(page, 'module that one has');
  },
  'paying fails': async (stage, look) => {
    const page = await atThePayment(stage, 'shots-mislukt');
    await pays(page, 'Later geweigerd', 'De betaling is niet gelukt');
    await look(page, 'order not paid');
  },
  withdrawing: async (stage, look) => {
    const page = await stage.enter();
    await page.goto('/herroepen');
    await look(page, 'withdrawal');
    await page.getByLabel('Je naam').fill('Wie Dan Ook');
    await page.getByLabel('Nummer van je bestelling').fill('FA-2026-000001');
    await page.getByLabel(/E-mailadres/).fill('wie@school.test');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'Kijk je verklaring na' }).waitFor();
    await look(page, 'withdrawal to confirm');
    await page.getByRole('button', { name: 'Herroeping bevestigen' }).click();
    await page.getByRole('heading', { name: 'We hebben je herroeping ontvangen' }).waitFor();
    await look(page, 'withdrawal received');
  },
  'with nothing yet': visits('directie', {
    learning: '/leren',
    account: '/account',
    'not allowed': '/beheer',
    'locked lesson': `/leren/${MODULE}/de-eerste-schooldag`,
  }),
  'the studio': visits('auteur', {
    studio: '/studio',
    'a module in the studio': '/studio/een-gedeelde-verantwoordelijkheid',
    'about a module in the studio': '/studio/een-gedeelde-verantwoordelijkheid/gegevens',
    'a lesson to write in': '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk',
    'a preview': '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk/voorbeeld',
    'a preview as on a phone': '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk/voorbeeld?smal',
    'history of a lesson': '/studio/een-gedeelde-verantwoordelijkheid/les/gv-een-netwerk/geschiedenis',
    'before a publication': '/studio/een-gedeelde-verantwoordelijkheid/publiceren',
  }),
  reading: async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await look(page, 'learning');
    await page.goto(`${SHARED}/onze-kinderen`);
    await look(page, 'lesson');
    await page.locator('details.drawer summary').click();
    await look(page, 'lesson with outline');
    await page.goto(`${SHARED}/een-netwerk`);
    const check = page.locator('.check').first();
    await check.getByRole('button', { name: 'Kijk na' }).click();
    await check.getByText('Kies eerst een antwoord.').waitFor();
    await look(page, 'question without an answer');
    await check.getByRole('radio').or(check.getByRole('checkbox')).first().check();
    await check.getByRole('button', { name: 'Kijk na' }).click();
    await check.locator('.explanation').first().waitFor();
    await look(page, 'question answered');
    await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase?afdrukken');
    await look(page, 'case as a sheet');
    for (const [name, address] of [
      ['account', '/account'],
      ['orders', '/bestellingen'],
    ] as const) {
      await page.goto(address);
      await look(page, name);
    }
  },
  answering: async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(`${SHARED}/onze-kinderen`);
    const other = await page.context().newPage();
    await other.goto(`${SHARED}/onze-kinderen`);
    await awake(page);
    await awake(other);
    await answer(page).fill('Wat ik op mijn telefoon schreef.');
    await saved(page);
    await look(page, 'saved');
    await answer(other).fill('Wat ik aan mijn bureau schreef.');
    await other.getByRole('alert').filter({ hasText: 'Wat ik op mijn telefoon schreef.' }).waitFor();
    await look(other, 'two texts');
    await page.context().setOffline(true);
    await answer(page).fill('In de trein geschreven.');
    await page
      .getByText(/Je bent niet verbonden/)
      .first()
      .waitFor();
    await look(page, 'offline');
    await page.getByRole('button', { name: /^Volgende/ }).click();
    await page.getByRole('heading', { name: 'Je bent niet verbonden' }).waitFor();
    await look(page, 'next lesson offline');
    await page.context().setOffline(false);
  },
  waiting: async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await page.goto(`${SHARED}/onze-kinderen`);
    await awake(page);
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: /^Volgende/ }).click();
    await page.getByText('De pagina komt eraan').waitFor({ state: 'attached' });
    await look(page, 'lesson on its way');
    go();
    await page.waitForURL((url) => !url.pathname.endsWith('onze-kinderen'));
  },
  administration: async (stage, look) => {
    const buyer = await atThePayment(stage, 'shots-koper');
    await pays(buyer, 'Betaald met kaart', 'Betaald. Je kunt beginnen');
    const page = await stage.enterAs('finance');
    await page.goto('/beheer');
    await look(page, 'beheer');
    await page.getByLabel('Zoek een persoon of bestelling').fill('niemand@nergens');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await look(page, 'beheer, nothing found');
    await page.getByLabel('Zoek een persoon of bestelling').fill('shots-koper@school');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await look(page, 'beheer, found');
    await page
      .getByRole('link', { name: /FA-\d{4}-\d{6}/ })
      .first()
      .click();
    await page.waitForURL('**/beheer/bestellingen/**');
    await look(page, 'order in beheer');
    await page.getByLabel('Reden').first().fill('Dubbel besteld, op vraag van de koper.');
    await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click();
    await page.getByRole('heading', { name: /^Betaal je .* terug/ }).waitFor();
    await look(page, 'refund to confirm');
    await page.getByRole('button', { name: /^Betaal .* terug$/ }).click();
    await page.waitForURL('**gedaan=**');
    await look(page, 'refund asked');
    await page.getByRole('link', { name: 'Zonder naam' }).first().click();
    await page.waitForURL('**/beheer/mensen/**');
    await look(page, 'person in beheer');
    await page.goto('/beheer/bestellingen/00000000-0000-4000-8000-000000000000');
    await look(page, 'no such order');
  },
  'my notebook': async (stage, look) => {
    const page = await stage.enterAs('beheer');
    await page.goto('/mijn-schrift');
    await look(page, 'nothing written');
    await page.goto(`${SHARED}/onze-kinderen`);
    await awake(page);
    await answer(page).fill('Ik vroeg een ouder hoe het ging.\n\nDat was de beste vraag van de dag.');
    await saved(page);
    await page.goto('/mijn-schrift');
    await page.getByText('Deel dit antwoord').click();
    await page.getByLabel('E-mailadres van een collega').fill('partner@demo.fluxus.test');
    await page.getByRole('button', { name: 'Deel', exact: true }).click();
    await page.getByText('Gedeeld met partner@demo.fluxus.test.').waitFor();
    await look(page, 'one answer, shared');
    await page.goto('/mijn-schrift?volgorde=drempel');
    await look(page, 'by barrier');
    await page.goto('/mijn-schrift?zoek=ditstaatnergens');
    await look(page, 'nothing found');
    const colleague = await stage.enterAs('partner');
    await colleague.goto('/mijn-schrift');
    await look(colleague, 'shared with me');
    await colleague.getByRole('link', { name: 'Onze kinderen' }).click();
    await colleague.getByText('Dat was de beste vraag van de dag.').waitFor();
    await look(colleague, 'an answer of a colleague');
  },
  'library of media': async (stage, look) => {
    const page = await stage.enterAs('auteur');
    await page.goto('/studio/media');
    await look(page, 'library, nothing in it');
    const picture = { name: 'poort.jpg', mimeType: 'image/jpeg', buffer: await photograph(900, 600) };
    await page.getByLabel('Bestand', { exact: true }).setInputFiles(picture);
    await page.getByLabel('Titel').fill('De poort in de ochtend');
    await page.getByRole('button', { name: 'Zet in de mediatheek' }).click();
    await page.getByRole('heading', { name: 'Kijk dit nog even na' }).waitFor();
    await look(page, 'library, a picture without words');
    await page.getByLabel('Wat er te zien is').fill('Een schoolpoort die openstaat');
    await page.getByRole('button', { name: 'Zet in de mediatheek' }).click();
    await page.getByText('Het staat in de mediatheek.').waitFor();
    await look(page, 'medium, new');
    const film = { name: 'film.mp4', mimeType: 'video/mp4', buffer: filmFile() };
    await page.goto('/studio/media');
    await page.getByText('Voeg iets toe').click();
    await page.getByLabel('Bestand', { exact: true }).setInputFiles(film);
    await page.getByLabel('Titel').fill('De eerste schooldag');
    await page.getByRole('button', { name: 'Zet in de mediatheek' }).click();
    await page.getByText('Het staat in de mediatheek.').waitFor();
    await look(page, 'medium, a film without captions');
    await page.goto('/studio/media');
    await look(page, 'library');
    await page.goto('/studio/media?zoek=niets');
    await look(page, 'library, nothing found');
  },
  'my steps': async (stage, look) => {
    const page = await stage.enterAs('begeleider');
    await page.goto('/mijn-stappen');
    await look(page, 'no steps');
    await page.goto('/mijn-stappen/nieuw');
    await look(page, 'new step');
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
    await page.locator('[data-error-summary]').waitFor();
    await look(page, 'new step with faults');
    await page.getByLabel('Als …').fill('een ouder aan de poort wacht');
    await page.getByLabel('Dan …').fill('ga ik er even bij staan');
    await page.getByLabel('Op welke dag?').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel('vertrouwen').check();
    await page.getByLabel('Met wie?').fill('mijn parallelcollega');
    await page.getByRole('button', { name: 'Bewaar mijn stap' }).click();
    await page.getByText('Je stap is bewaard.').waitFor();
    await look(page, 'a step');
    await page.goto('/mijn-stappen?per=drempel');
    await look(page, 'by barrier');
    const [step] = await stage.sql<{ id: string }>('select id from steps.step limit 1');
    await page.goto(`/mijn-stappen/${step?.id}`);
    await look(page, 'step to change');
    await page.goto(`/mijn-stappen/${step?.id}/terugkijken`);
    await look(page, 'looking back');
    await page.goto('/uitschrijven/stappen/verzonnen');
    await look(page, 'address that was made up');
  },
  conversations: async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/gesprekken');
    await look(page, 'none yet');
    await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase');
    await page.getByRole('link', { name: 'Praat erover met collega’s' }).click();
    await look(page, 'none about this');
    await page.getByRole('link', { name: 'Begin een gesprek' }).first().click();
    await look(page, 'new conversation');
    await page.getByLabel('Titel').fill('Wat doen jullie als een gesprek stilvalt?');
    await page.getByLabel('Je bericht').fill('Dat *ken* ik:\n\n- stilte\n- nog stilte');
    await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
    await page.locator('#bericht-1').waitFor();
    await look(page, 'conversation');
    const { pathname } = new URL(page.url());
    const colleague = await stage.enterAs('begeleider');
    await colleague.goto(pathname);
    await colleague.getByLabel('Je bericht').fill('Wij laten de stilte even. https://school.test/stil');
    await colleague.getByRole('button', { name: 'Plaats je bericht' }).click();
    await colleague.locator('#bericht-2').waitFor();
    await look(colleague, 'as a facilitator sees it');
    await page.getByRole('link', { name: '1 nieuw bericht: toon het' }).waitFor();
    await look(page, 'with news');
    await page.goto('/gesprekken?alle');
    await look(page, 'all conversations');
    await page.goto(`${SHARED}/onze-kinderen`);
    await awake(page);
    await answer(page).fill('Ik vroeg een ouder hoe het ging.\n\nDat was de beste vraag van de dag.');
    await saved(page);
    await page.goto('/gesprekken/deel?module=een-gedeelde-verantwoordelijkheid&vraag=bestaat-niet');
    await look(page, 'no answer to share');
    await page.goto('/mijn-schrift');
    await page.getByRole('link', { name: /^Deel in een gesprek/ }).click();
    await look(page, 'sharing an answer');
    await page.getByLabel('Een nieuw gesprek').check();
    await page.getByRole('button', { name: 'Deel in het gesprek' }).click();
    await page.locator('#bericht-1').waitFor();
    await look(page, 'a shared answer');
    const shared = new URL(page.url()).pathname;
    await page.goto('/mijn-schrift');
    await look(page, 'notebook with a shared answer');
    await colleague.goto(shared);
    await colleague.getByLabel('Je bericht').fill('Dit hoort bij een ander gesprek.');
    await colleague.getByRole('button', { name: 'Plaats je bericht' }).click();
    await colleague.goto(`${shared}/verplaats?bericht=2`);
    await look(colleague, 'moving posts');
    await colleague.getByLabel('Een nieuw gesprek').check();
    await colleague.getByLabel('Titel van het nieuwe gesprek').fill('Apart');
    await colleague.getByLabel('Uitleg', { exact: true }).first().fill('Dit is een andere vraag.');
    await colleague.getByRole('button', { name: 'Verplaats de berichten' }).click();
    await colleague.locator('#bericht-1').waitFor();
    await page.goto(shared);
    await look(page, 'where a post stood');
    await page.goto('/zoeken?zoek=gesprek');
    await look(page, 'search, conversations among it');
    await page.goto('/zoeken?zoek=gesprek&in=lessen');
    await look(page, 'search, of one kind');
    await colleague.goto('/gesprekken/beheer');
    await look(colleague, 'nothing reported');
  },
  notices: async (stage, look) => {
    const page = await stage.enterAs('leerkracht');
    await page.goto('/meldingen');
    await look(page, 'none');
    await page.goto('/gesprekken/nieuw?bij=voorbeeld:samen-nadenken-over-een-fase');
    const colleague = await stage.enterAs('begeleider');
    for (const title of ['Hoe begin je zo’n gesprek?', 'En als het stilvalt?']) {
      await page.goto('/praktijkvoorbeelden/samen-nadenken-over-een-fase');
      await page.getByRole('link', { name: 'Praat erover met collega’s' }).click();
      await page.getByRole('link', { name: 'Begin een gesprek' }).first().click();
      await page.getByLabel('Titel').fill(title);
      await page.getByLabel('Je bericht').fill('Ik zoek nog woorden.');
      await page.getByRole('button', { name: 'Plaats het gesprek' }).click();
      await page.locator('#bericht-1').waitFor();
      await colleague.goto(new URL(page.url()).pathname);
      await colleague.getByRole('button', { name: 'Herkenbaar' }).click();
      await colleague.getByRole('button', { name: 'Herkenbaar', pressed: true }).waitFor();
      for (const words of ['Dag @Demo leerkracht, wij beginnen met een vraag.', 'En daarna zwijgen we even.']) {
        await colleague.getByLabel('Je bericht').fill(words);
        await colleague.getByRole('button', { name: 'Plaats je bericht' }).click();
        await colleague.getByText(words.replace('@Demo leerkracht', '').slice(-20)).waitFor();
      }
    }
    await look(colleague, 'a mention in a conversation');
    await colleague.getByLabel('Je bericht').pressSequentially('Wat denk jij, @Demo');
    await colleague.getByRole('option', { name: 'Demo leerkracht' }).waitFor();
    await look(colleague, 'names to mention');
    await page.locator('[data-waiting="6"]').waitFor();
    await page.goto('/meldingen');
    await look(page, 'some, together where alike');
    await page
      .getByRole('button', { name: /^Zet op gelezen/ })
      .first()
      .click();
    await page.locator('[data-waiting="5"]').waitFor({ state: 'attached' });
    await look(page, 'one read');
    await page.goto('/meldingen/voorkeuren');
    await look(page, 'preferences');
    await page.getByRole('button', { name: 'Bewaar je keuze' }).click();
    await page.getByText('Je keuze is bewaard.').waitFor();
    await look(page, 'preferences, kept');
    await page.goto('/uitschrijven/meldingen/verzonnen');
    await look(page, 'address that was made up');
  },
  'my attests': async (stage, look) => {
    const { slug, last } = await almostFinished(stage);
    const page = await stage.enterAs('leerkracht');
    await page.goto('/mijn-attesten');
    await look(page, 'none yet');
    await page.goto(`/leren/${slug}/${last}`);
    await awake(page);
    await page.getByRole('button', { name: 'Klaar met deze module' }).click();
    await page.getByRole('heading', { name: 'Je hebt deze module gelezen' }).waitFor();
    await look(page, 'module finished');
    await page.goto('/leren');
    await look(page, 'learning, finished');
    await page.goto('/mijn-attesten');
    await look(page, 'to take');
    await page.getByRole('button', { name: 'Neem je attest' }).click();
    await page.getByText('Je attest staat klaar.').waitFor();
    await look(page, 'taken');
    const address = await page.getByLabel('Adres om te delen').inputValue();
    const stranger = await stage.enter();
    await stranger.goto(new URL(address).pathname);
    await look(stranger, 'checked by a stranger');
    await stranger.goto('/attest/aaaaaaaaaaaaaaaaaaaaaaaaaa');
    await look(stranger, 'no attest here');
  },
};
