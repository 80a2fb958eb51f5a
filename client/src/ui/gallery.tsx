import { Announce } from './announce.tsx';
import { Bell } from './bell.tsx';
import { Button, ButtonLink } from './button.tsx';
import { Card } from './card.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { DefinitionList } from './definition-list.tsx';
import { Disclosure } from './disclosure.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field } from './field.tsx';
import { Footer } from './footer.tsx';
import { HairlineList, Row, RowLink } from './hairline-list.tsx';
import { HomeArt } from './home-art.tsx';
import { Clock, Download, Lock } from './icons.tsx';
import { Cluster, Stack, Wrap } from './layout.tsx';
import { LoadingShape } from './loading-shape.tsx';
import { Notice } from './notice.tsx';
import { PhaseMark } from './phase-mark.tsx';
import { Price } from './price.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Rings } from './rings.tsx';
import { SavedState } from './saved-state.tsx';
import { SelectField } from './select-field.tsx';
import { SkipLink } from './skip-link.tsx';
import { EmptyState, FailedState, NotAllowedState, OfflineState } from './states.tsx';
import { Table } from './table.tsx';
import { Kicker, Lead } from './text.tsx';
import { TopBar } from './top-bar.tsx';

const LINKS = [
  { href: '#modules', label: 'Modules', current: true },
  { href: '#workshops', label: 'Workshops' },
  { href: '#leren', label: 'Mijn leren' },
];

/** Every component in its states, on one page: to look at in light and dark, at 360 and at 1280 pixels. */
export function Gallery() {
  return (
    <>
      <SkipLink>Naar de inhoud</SkipLink>
      <Announce label="Over deze opstelling">
        Dit is een proefopstelling. <a href="#mails">Opgevangen mails</a>
      </Announce>
      <TopBar
        name="Fluxus academie"
        navLabel="Hoofdmenu"
        menuWord="Menu"
        links={LINKS}
        bell={
          <Bell
            href="#meldingen"
            label="Meldingen"
            count={3}
            said={{ one: '1 nieuwe melding', many: '# nieuwe meldingen' }}
          />
        }
        account={
          <ButtonLink variant="quiet" small href="#aanmelden">
            Aanmelden
          </ButtonLink>
        }
      />
      <main id="inhoud" tabIndex={-1}>
        <Wrap className="section">
          <Stack gap={6}>
            <Stack as="header" gap={3}>
              <Kicker>Alles bij elkaar</Kicker>
              <h1>De onderdelen</h1>
              <Lead>Elk onderdeel in zijn toestanden, om naar te kijken.</Lead>
            </Stack>
            <Acting />
            <Telling />
            <Asking />
            <Showing />
            <Missing />
            <HomeArt label="Drie bogen in klei, oker en groen die samen rond een kleine kring staan" />
          </Stack>
        </Wrap>
      </main>
      <Footer navLabel="Onderaan" links={[{ href: '#privacy', label: 'Privacy' }]}>
        Wat onder elke pagina staat.
      </Footer>
    </>
  );
}

function Acting() {
  return (
    <Stack as="section">
      <h2>Doen</h2>
      <Cluster>
        <Button>Koop deze module</Button>
        <Button pending>Bezig met bewaren</Button>
        <Button variant="quiet">Bestel voor je school</Button>
        <Button variant="text">Annuleer</Button>
        <Button variant="danger" small>
          Neem toegang weg
        </Button>
        <ButtonLink href="#lezen">Lees verder</ButtonLink>
      </Cluster>
      <Cluster>
        <Rings why={1} how={0.5} what={0.1} size={112} label="Waarom 100, hoe 50, wat 10 procent" />
        <Rings why={0} how={0} what={0} />
        <Rings why={1} how={1} what={1} size={36} />
        <Stack gap={1}>
          <p>
            <PhaseMark phase="why">Waarom</PhaseMark>
          </p>
          <p>
            <PhaseMark phase="how">Hoe</PhaseMark>
          </p>
          <p>
            <PhaseMark phase="what">Wat</PhaseMark>
          </p>
        </Stack>
      </Cluster>
      <Cluster>
        <SavedState state="saving">Bezig met bewaren</SavedState>
        <SavedState state="saved">Bewaard om 21.14 u.</SavedState>
        <SavedState state="failed">Niet bewaard, we proberen het opnieuw</SavedState>
        <SavedState state="offline">Je bent niet verbonden</SavedState>
        <span className="small soft">
          <Lock size={16} /> Alleen jij leest dit
        </span>
      </Cluster>
    </Stack>
  );
}

function Telling() {
  return (
    <Stack as="section">
      <h2>Vertellen</h2>
      <Notice>Deze pagina past zichzelf aan.</Notice>
      <Notice kind="success" title="Betaald. Je kunt beginnen.">
        Het bewijs is naar je mailbox vertrokken.
      </Notice>
      <Notice kind="warning">Deze datum is volzet. Je kunt op de wachtlijst.</Notice>
      <Notice kind="danger" title="De betaling is niet gelukt.">
        Er is niets aangerekend. <a href="#opnieuw">Probeer opnieuw</a>
      </Notice>
    </Stack>
  );
}

function Asking() {
  return (
    <Stack as="section">
      <h2>Vragen</h2>
      <ErrorSummary
        title="Kijk dit nog even na"
        problems={[
          { field: 'email', message: 'Vul een e-mailadres in met een @, zoals naam@school.be.' },
          { field: 'terms', message: 'Kruis aan dat je akkoord gaat.' },
        ]}
      />
      <form className="form">
        <Field name="name" label="Je naam" hint="Zo spreken we je aan." autoComplete="name" />
        <Field
          name="email"
          type="email"
          label="E-mailadres"
          autoComplete="email"
          defaultValue="naam.school.be"
          error="Vul een e-mailadres in met een @, zoals naam@school.be."
        />
        <Field name="password" type="password" label="Wachtwoord" autoComplete="new-password" />
        <Field name="about" type="textarea" label="Waarover gaat het?" />
        <SelectField
          name="language"
          label="Taal"
          options={[
            { value: 'nl-BE', label: 'Nederlands' },
            { value: 'fr', label: 'Français' },
          ]}
        />
        <RadioGroup
          name="payer"
          legend="Wie betaalt?"
          defaultValue="me"
          options={[
            { value: 'me', label: 'Ikzelf' },
            { value: 'school', label: 'Mijn school', hint: 'De factuur gaat naar de school.' },
          ]}
        />
        <CheckboxField name="terms" label="Ik ga akkoord met de voorwaarden." error="Kruis aan dat je akkoord gaat." />
        <Button>Bewaar</Button>
      </form>
    </Stack>
  );
}

function Showing() {
  return (
    <Stack as="section">
      <h2>Tonen</h2>
      <Card>
        <Kicker>Ga verder waar je was</Kicker>
        <h3>De titel van een les</h3>
        <p className="soft small">
          <Clock size={16} /> nog 6 minuten
        </p>
        <p>
          <ButtonLink href="#verder">Lees verder</ButtonLink>
        </p>
      </Card>
      <HairlineList label="Modules">
        <Row start={<Rings why={0.3} how={0.6} what={1} />} end={<Price>€ 55</Price>}>
          <h3>
            <RowLink href="#een">De titel van een module</RowLink>
          </h3>
          <p className="small soft">6 lessen · 70 min</p>
        </Row>
        <Row end={<a href="#attest">Attest</a>}>
          <strong>Een rij zonder ringen</strong>
        </Row>
      </HairlineList>
      <DefinitionList
        items={[
          { term: 'Wanneer', description: 'Dinsdag, 19.30 – 21.00 u.' },
          { term: 'Waar', description: 'Online. De link krijg je de dag ervoor.' },
        ]}
      />
      <Table
        caption="Bestellingen"
        columns={[
          { key: 'number', label: 'Nummer' },
          { key: 'state', label: 'Toestand' },
          { key: 'total', label: 'Bedrag', end: true },
        ]}
        rows={[
          { key: '1', cells: { number: <a href="#1">FA-2026-000041</a>, state: 'Betaald', total: '€ 55' } },
          { key: '2', cells: { number: <a href="#2">FA-2026-000042</a>, state: 'Onderweg', total: '€ 45' } },
        ]}
      />
      <div>
        <Disclosure summary="Hoe lang heb ik toegang?">Zo lang de module bestaat.</Disclosure>
        <Disclosure summary="Kan ik de les afdrukken?" open>
          Ja, met lijnen om op te schrijven. <Download size={16} />
        </Disclosure>
      </div>
      <Price large>€ 55</Price>
    </Stack>
  );
}

function Missing() {
  return (
    <Stack as="section">
      <h2>Wat er niet is</h2>
      <EmptyState
        title="Nog niets hier"
        heading="h3"
        action={<ButtonLink href="#modules">Bekijk de modules</ButtonLink>}
      >
        Lees eerst een gratis les.
      </EmptyState>
      <FailedState
        title="Er ging bij ons iets mis"
        heading="h3"
        action={<Button variant="quiet">Probeer opnieuw</Button>}
      >
        Wat je deed, is niet verloren.
      </FailedState>
      <OfflineState title="Je bent niet verbonden" heading="h3">
        Wat je ziet, kun je blijven lezen.
      </OfflineState>
      <NotAllowedState
        title="Deze les hoort bij de module"
        heading="h3"
        action={<ButtonLink href="#module">Bekijk de module</ButtonLink>}
      >
        Je kunt verder zodra je toegang hebt.
      </NotAllowedState>
      <LoadingShape shape="rows" label="De modules worden opgehaald" />
      <LoadingShape shape="text" label="De les wordt opgehaald" />
      <LoadingShape shape="card" label="Even wachten" count={1} />
    </Stack>
  );
}
