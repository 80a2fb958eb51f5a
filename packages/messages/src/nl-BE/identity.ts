/** Accounts: what can be wrong, and the mails about getting in. */
export const identity = {
  'identity.wrong-credentials':
    'Dit adres en dit wachtwoord horen niet samen, of je adres is nog niet bevestigd. Kijk je mailbox na, probeer opnieuw of vraag een link om aan te melden.',
  'identity.link-expired': 'Deze link werkt niet meer. Hij is al gebruikt of te oud. Vraag gerust een nieuwe.',
  'identity.email.missing': 'Vul je e-mailadres in.',
  'identity.email.invalid': 'Dit lijkt geen e-mailadres. Kijk het na; het ziet eruit als naam@school.be.',
  'identity.email.same': 'Dit is je adres al.',
  'identity.name.missing': 'Vul je naam in.',
  'identity.name.too-long': 'Je naam mag hoogstens {most} tekens lang zijn.',
  'identity.name.characters': 'In je naam staat een teken dat we niet kunnen bewaren. Typ je naam opnieuw.',
  'identity.password.missing': 'Vul je wachtwoord in.',
  'identity.password.too-short':
    'Kies een wachtwoord van minstens {least} tekens. Enkele woorden na elkaar werken goed.',
  'identity.password.too-long': 'Kies een wachtwoord van hoogstens {most} tekens.',
  'identity.password.wrong':
    'Dit is niet je huidige wachtwoord. Probeer opnieuw, of kies een nieuw met “Wachtwoord vergeten”.',
  'identity.locale.unknown': 'Deze taal kennen we niet. Kies een taal uit de lijst.',
  'identity.reason.missing': 'Schrijf in een zin waarom je dit doet, met 3 tot 500 tekens.',
  'identity.roles.own': 'Je eigen rol als beheerder kun je niet wegnemen. Vraag het aan een andere beheerder.',
  'identity.device': '{browser} op {system}',
  'identity.device.unknown': 'Een toestel dat we niet herkennen',
  'identity.device.browser': 'een andere browser',
  'identity.device.system': 'een ander systeem',
  'mail.sign-in-link.subject': 'Je link om aan te melden',
  'mail.sign-in-link.body':
    'Dag,\n\nmet deze link meld je je aan bij de Fluxus academie. Hij werkt één keer en blijft een uur geldig.\n\nHeb je dit niet gevraagd? Dan hoef je niets te doen.',
  'mail.sign-in-link.button': 'Meld me aan',
  'mail.verify-email.subject': 'Bevestig je e-mailadres',
  'mail.verify-email.body':
    'Dag {name},\n\nje wilt een account bij de Fluxus academie. Bevestig nog even dat dit adres van jou is, dan kun je beginnen. De link werkt één keer en blijft twee dagen geldig.\n\nWas jij dit niet? Druk dan niet op de knop. Zonder bevestiging komt er geen account.',
  'mail.verify-email.button': 'Bevestig mijn adres',
  'mail.account-exists.subject': 'Je hebt al een account',
  'mail.account-exists.body':
    'Dag,\n\niemand wilde met dit adres een account maken bij de Fluxus academie, maar je hebt er al een. Was jij het, meld je dan aan. Weet je je wachtwoord niet meer, dan kies je daar een nieuw of vraag je een link.\n\nWas jij het niet? Dan hoef je niets te doen. Er is niets veranderd.',
  'mail.account-exists.button': 'Naar aanmelden',
  'mail.password-reset.subject': 'Kies een nieuw wachtwoord',
  'mail.password-reset.body':
    'Dag,\n\nmet deze link kies je een nieuw wachtwoord voor de Fluxus academie. Hij werkt één keer en blijft een uur geldig.\n\nHeb je dit niet gevraagd? Dan hoef je niets te doen. Je wachtwoord blijft zoals het is.',
  'mail.password-reset.button': 'Kies een nieuw wachtwoord',
  'mail.password-changed.subject': 'Je wachtwoord is gewijzigd',
  'mail.password-changed.body':
    'Dag,\n\nhet wachtwoord van je account bij de Fluxus academie is zonet gewijzigd. Andere toestellen zijn afgemeld.\n\nWas jij dit niet? Kies dan meteen een nieuw wachtwoord.',
  'mail.password-changed.button': 'Kies een nieuw wachtwoord',
  'mail.confirm-new-email.subject': 'Bevestig je nieuwe e-mailadres',
  'mail.confirm-new-email.body':
    'Dag,\n\nje wilt dit adres gebruiken voor je account bij de Fluxus academie. Bevestig het met de knop. Tot dan blijft je oude adres gelden. De link blijft twee dagen geldig.\n\nHeb je dit niet gevraagd? Dan hoef je niets te doen.',
  'mail.confirm-new-email.button': 'Bevestig mijn nieuwe adres',
  'mail.email-taken.subject': 'Dit adres heeft al een account',
  'mail.email-taken.body':
    'Dag,\n\niemand wilde dit adres gebruiken voor een ander account bij de Fluxus academie. Er bestaat al een account met dit adres, dus is er niets veranderd. Was jij het, meld je dan met dit adres aan.',
  'mail.email-taken.button': 'Naar aanmelden',
  'mail.email-change-asked.subject': 'Je e-mailadres wordt gewijzigd',
  'mail.email-change-asked.body':
    'Dag,\n\nvoor je account bij de Fluxus academie is een nieuw e-mailadres gevraagd: {newEmail}. Het verandert pas wanneer het daar bevestigd is.\n\nWas jij dit niet? Kies dan meteen een nieuw wachtwoord en meld je overal af.',
  'mail.email-change-asked.button': 'Kies een nieuw wachtwoord',
} as const;
