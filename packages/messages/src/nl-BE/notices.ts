/** What people are told of: the list, its mails, and what one chooses about them. */
export const notices = {
  'notices.title': 'Meldingen',
  'notices.lead': 'Wat er gebeurde in gesprekken die je volgt, en wat collega’s met je delen.',
  'notices.preferences': 'Kies wat je per mail krijgt',
  'notices.none': 'Je bent helemaal bij.',
  'notices.none.body':
    'Antwoordt iemand in een gesprek dat je volgt of deelt een collega iets met je, dan vind je het hier.',
  'notices.unread': '{count, plural, =0 {Alles is gelezen.} one {# ongelezen melding} other {# ongelezen meldingen}}',
  'notices.new': 'Nieuw',
  'notices.read-one': 'Gelezen',
  'notices.read-one.label': 'Zet op gelezen: {sentence}',
  'notices.read-all': 'Zet alles op gelezen',
  'notices.older': 'Oudere meldingen',
  'notices.to-first': 'Naar de nieuwste',
  'notices.who':
    '{people, plural, =0 {{first}} one {{first}} =2 {{first} en {second}} other {{first} en {others, plural, one {# ander} other {# anderen}}}}',
  'notices.somebody': 'Iemand',
  'notices.untitled': 'een gesprek zonder titel',
  'notices.say.mention':
    '{count, plural, one {{who} noemt je in ‘{title}’} other {Je wordt # keer genoemd in ‘{title}’, door {who}}}',
  'notices.say.quote':
    '{count, plural, one {{who} antwoordde op je bericht in ‘{title}’} other {# antwoorden op je berichten in ‘{title}’, van {who}}}',
  'notices.say.reply':
    '{count, plural, one {{who} schreef in ‘{title}’} other {# nieuwe berichten in ‘{title}’, van {who}}}',
  'notices.say.best-answer': 'Je bericht is gekozen als beste antwoord in ‘{title}’',
  'notices.say.reaction':
    '{people, plural, one {{who} reageerde op je bericht in ‘{title}’} other {{who} reageerden op je bericht in ‘{title}’}}',
  'notices.say.shared-answer': '{who} deelt een antwoord met je',
  'notices.say.hidden':
    'Je bericht in ‘{title}’ is verborgen. Niet akkoord? Bij het bericht kun je één keer bezwaar maken',
  'notices.say.upheld': 'Je bericht in ‘{title}’ blijft verborgen, ook na je bezwaar',
  'notices.say.shown': 'Je bericht in ‘{title}’ is weer voor iedereen te lezen',
  'notices.say.report-hidden': 'Het bericht dat je meldde in ‘{title}’ is verborgen',
  'notices.say.report-kept':
    'Het bericht dat je meldde in ‘{title}’ blijft staan. Niet akkoord? Laat het de academie weten',
  'notices.say.banned': 'Je kunt een tijd niet schrijven in gesprekken. Niet akkoord? Laat het de academie weten',
  'notices.say.unbanned': 'Je kunt weer schrijven in gesprekken',
  'notices.say.moved': 'Wat je schreef, staat nu in ‘{title}’. Niet akkoord? Laat het de academie weten',
  'notices.say.merged': 'Het gesprek waarin je schreef, is samengevoegd met ‘{title}’',
  'notices.excerpt': '‘{excerpt}’',
  'notices.more': 'En nog {count, plural, one {# melding} other {# meldingen}}.',
  'notices.kind.MENTION': 'Iemand noemt je met @ in een gesprek',
  'notices.kind.QUOTE': 'Iemand antwoordt op je bericht',
  'notices.kind.REPLY': 'Nieuwe berichten in gesprekken die je volgt',
  'notices.kind.BEST_ANSWER': 'Je bericht is gekozen als beste antwoord',
  'notices.kind.REACTION': 'Iemand reageert met ‘herkenbaar’, ‘inspireert’ of ‘dank je’',
  'notices.kind.SHARED_ANSWER': 'Een collega deelt een antwoord met je',
  'notices.kind.MODERATION': 'Een beslissing over je bericht of je melding',
  'notices.mail.AT_ONCE': 'Meteen',
  'notices.mail.DAILY': 'Eén keer per dag',
  'notices.mail.WEEKLY': 'Eén keer per week',
  'notices.mail.NONE': 'Geen mail',
  'notices.choose.title': 'Wat krijg je per mail?',
  'notices.choose.lead':
    'Op de site vind je altijd alles bij je meldingen. Hier kies je hoe snel je er ook een mail over krijgt. ’s Nachts sturen we niets: mails komen tussen 7 en 21 uur, en wat je intussen op de site las, staat er niet meer in.',
  'notices.choose.talk': 'Gesprekken en delen',
  'notices.choose.obligatory': 'Deze mail krijg je altijd: de wet vraagt dat we je zo’n beslissing meedelen.',
  'notices.choose.submit': 'Bewaar je keuze',
  'notices.choose.saved': 'Je keuze is bewaard.',
  'notices.choose.steps': 'Kleine stappen',
  'notices.choose.steps.label': 'Herinner me per mail aan mijn kleine stappen, op de dag zelf en de dag erna',
  'notices.choose.reviews': 'Terugblikken',
  'notices.choose.reviews.body':
    'Bij elk attest kies je of je na één, vier en twaalf weken een mail krijgt om terug te kijken.',
  'notices.choose.reviews.link': 'Naar je attesten',
  'notices.choose.muted':
    'Over een gesprek waarover je zwijgt, hoor je niets: niet op de site en niet per mail. Dat kies je bij het gesprek zelf.',
  'notices.stop.title': 'Mails over meldingen',
  'notices.stop.all': 'alles wat je kunt uitzetten',
  'notices.stop.lead': 'Je krijgt nu mails hierover: {what}.',
  'notices.stop.submit': 'Stuur me die mails niet meer',
  'notices.stop.everything': 'Of stop alle mails over meldingen',
  'notices.stop.done': 'Je krijgt hierover geen mails meer: {what}.',
  'notices.stop.change':
    'Op de site vind je je meldingen nog altijd. Wil je ze toch weer per mail, dan kies je dat bij je meldingen.',
  'mail.notices.subject': '{count, plural, one {{only}} other {# meldingen voor je}}',
  'mail.notices.body': '{count, plural, one {Er is iets nieuws voor je.} other {Er is nieuws voor je.}}\n\n{items}',
  'mail.notices.button': '{count, plural, one {Lees verder} other {Bekijk je meldingen}}',
  'mail.foot.notices':
    'Je krijgt dit bericht omdat je bij de Fluxus academie meldingen per mail krijgt. Hoe vaak, kies je op de site bij Meldingen.',
  'mail.foot.obligatory': 'Je krijgt dit bericht omdat we je zo’n beslissing altijd meedelen.',
} as const;
