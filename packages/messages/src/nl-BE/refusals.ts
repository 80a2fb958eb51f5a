/** Refusals and faults: what happened, what it means, what you can do. */
export const refusals = {
  'refusal.invalid-input': 'Er klopt nog iets niet. Kijk bij de aangeduide velden; wat je invulde, staat er nog.',
  'refusal.not-found': 'Dit vinden we niet. Misschien bestaat het niet meer, of is het niet voor jou bedoeld.',
  'refusal.too-often':
    'Dat was te vaak na elkaar. Wacht {minutes, plural, one {een minuut} other {# minuten}} en probeer dan opnieuw.',
  'refusal.not-signed-in': 'Meld je eerst aan. Daarna kun je verder waar je was.',
  'refusal.not-allowed': 'Je hebt hier geen toegang toe. Vraag het aan de academie als je denkt dat dat niet klopt.',
  'fault.unexpected':
    'Er ging bij ons iets mis. Probeer het straks opnieuw. Blijft het fout gaan, geef ons dan dit nummer door: {id}.',
  'fault.unreadable':
    'Hierin staat iets wat we niet kunnen lezen, zoals een onzichtbaar teken of een verkeerd nummer. Kijk het na en probeer opnieuw.',
  'fault.too-large': 'Dit is te groot om te versturen. Maak het korter en probeer opnieuw.',
  'fault.cross-site':
    'Deze aanvraag kwam van een andere website en is daarom niet uitgevoerd. Open de academie zelf en probeer opnieuw.',
} as const;
