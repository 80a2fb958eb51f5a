/** What the reader is refused, and why. */
export const learning = {
  'learning.refusal.not-entitled':
    'Deze les hoort bij de module “{module}”. Zodra je toegang hebt tot de module, lees je hier verder.',
  'learning.refusal.not-entitled-visitor':
    'Deze les hoort bij de module “{module}”. Heb je al toegang, meld je dan aan en lees verder.',
  'learning.refusal.conflict':
    'Je schreef hier ook op een ander toestel. We hebben niets overschreven. Kies welke tekst je houdt.',
  'learning.reflection.too-long': 'Dit is langer dan 20.000 tekens. Kort het wat in, dan kunnen we het bewaren.',
  'learning.reflection.characters':
    'Er staat een teken in je tekst dat we niet kunnen bewaren. Plak je tekst opnieuw als gewone tekst.',
  'learning.reflection.save': 'Dit opslaan heeft geen geldig nummer. Laad de pagina opnieuw.',
  'learning.reflection.revision':
    'We weten niet op welke versie van je tekst dit volgt. Open de les opnieuw en probeer nog eens.',
  'learning.check.none': 'Kies eerst een antwoord.',
  'learning.check.one': 'Kies bij deze vraag één antwoord.',
  'learning.check.unknown': 'Dit antwoord bestaat niet meer. Open de les opnieuw en kies dan.',
  'learning.seen.too-many': 'Dit zijn te veel blokken tegelijk. Open de les opnieuw; wat je al las, blijft bewaard.',
} as const;
