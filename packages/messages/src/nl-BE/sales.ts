/** Buying: refusals, the words of the law in plain Dutch, and the mails about an order. */
export const sales = {
  'sales.already-entitled': 'Je hebt dit al. Je vindt het terug onder Mijn leren.',
  'sales.too-late':
    'Dit kan niet meer: de betaling is al onderweg of afgerond. Bekijk hoe je bestelling er nu voor staat.',
  'sales.terms.missing': 'Lees de voorwaarden en kruis dit vakje aan als je akkoord gaat.',
  'sales.request-key.wrong': 'Deze bladzijde is te oud. Laad ze opnieuw en bestel dan.',
  'sales.vat.exempt-art-44': 'Vrijgesteld van btw (artikel 44 van het Btw-wetboek).',
  'sales.vat.standard-21': 'Inclusief 21% btw.',
  'sales.vat.reduced-6': 'Inclusief 6% btw.',
  'sales.characteristics':
    '{modules, plural, one {Een module} other {# modules}} met {lessons, plural, one {één les} other {# lessen}}, samen ongeveer {minutes} minuten',
  'sales.consent.explain':
    'Je mag deze bestelling veertien dagen lang herroepen, zonder reden. Je krijgt meteen toegang, wat je ook kiest. Kruis je beide zinnen aan, dan valt dat recht weg zodra je toegang begint. Laat je ze allebei open, dan houd je het.',
  'sales.consent.immediate-access': 'Ik wil meteen beginnen, nog voor de veertien dagen om zijn.',
  'sales.consent.acknowledge-loss': 'Ik weet dat ik deze bestelling daarna niet meer kan herroepen.',
  'sales.withdrawal.name': 'Vul je naam in, met hoogstens 100 tekens.',
  'sales.withdrawal.number': 'Vul het nummer van je bestelling in. Het staat in je mail en begint met FA.',
  'sales.withdrawal.email': 'Vul het e-mailadres in waarmee je bestelde; het ziet eruit als naam@school.be.',
  'access.subject.unknown': 'Deze module of opleiding bestaat niet. Kies er een uit de lijst.',
  'access.bought': 'Deze toegang is gekocht. Betaal de bestelling terug, dan stopt de toegang mee.',
  'insight.reason.missing': 'Schrijf in een zin waarom je dit doet, met 3 tot 500 tekens.',
  'sales.alert.amount': 'Het betaalde bedrag van {number} klopt niet met de bestelling. Er is geen toegang gegeven.',
  'sales.alert.refund-failed':
    'De terugbetaling van {number} is mislukt. De bestelling staat weer op betaald en de toegang loopt weer.',
  'sales.alert.refund-elsewhere': 'Voor {number} gebeurde er in Stripe een terugbetaling die we niet kunnen plaatsen.',
  'sales.alert.dispute': 'De betaling van {number} wordt betwist bij de bank.',
  'sales.alert.withdrawal': 'Iemand herriep {number}, maar het kan niet vanzelf verwerkt worden.',
  'mail.order-paid.subject': 'Je betaling is binnen: {title}',
  'mail.order-paid.body':
    'Dag {name},\n\nbedankt, je betaling is binnen. Je kunt meteen beginnen.\n\nBestelling {number}, geplaatst op {placedAt}\n{title}: {total}\n{vat}\nBetaald op {paidAt}\n\nBij je bestelling bevestigde je dit:\n“{immediateAccess}”\n“{acknowledgeLoss}”\nDaarmee valt je recht om te herroepen weg nu je toegang begonnen is.\n\nBewaar deze mail: ze is het bewijs van je bestelling.',
  'mail.order-paid.button': 'Bekijk je bestelling',
  'mail.order-paid-withdrawable.subject': 'Je betaling is binnen: {title}',
  'mail.order-paid-withdrawable.body':
    'Dag {name},\n\nbedankt, je betaling is binnen. Je kunt meteen beginnen.\n\nBestelling {number}, geplaatst op {placedAt}\n{title}: {total}\n{vat}\nBetaald op {paidAt}\n\nJe mag deze bestelling zonder reden herroepen tot en met {until}. Dat doe je onderaan op onze website, bij “Herroep een bestelling”. Je krijgt dan alles terug.\n\nBewaar deze mail: ze is het bewijs van je bestelling.',
  'mail.order-paid-withdrawable.button': 'Bekijk je bestelling',
  'mail.order-processing.subject': 'Je betaling is onderweg: {title}',
  'mail.order-processing.body':
    'Dag {name},\n\nwe hebben je bestelling {number} ({title}, {total}). Je bank is bezig met de betaling. Dat kan enkele dagen duren.\n\nJe hoeft niets te doen. Zodra het geld er is, krijg je een mail en kun je beginnen.',
  'mail.order-processing.button': 'Volg je bestelling',
  'mail.order-failed.subject': 'Je betaling is niet gelukt: {title}',
  'mail.order-failed.body':
    'Dag {name},\n\nde betaling van bestelling {number} ({title}, {total}) is niet gelukt. Er is niets aangerekend.\n\nJe kunt opnieuw bestellen wanneer het je past, eventueel met een andere manier van betalen.',
  'mail.order-failed.button': 'Probeer opnieuw',
  'mail.order-expired.subject': 'Je bestelling is verlopen: {title}',
  'mail.order-expired.body':
    'Dag {name},\n\nje bestelling {number} ({title}) werd niet betaald en is verlopen. Er is niets aangerekend.\n\nWil je de module nog? Bestel dan gewoon opnieuw. Anders hoef je niets te doen.',
  'mail.order-expired.button': 'Bekijk je bestelling',
  'mail.order-refunded.subject': 'Je krijgt je geld terug: {title}',
  'mail.order-refunded.body':
    'Dag {name},\n\nwe betaalden {total} terug voor bestelling {number} ({title}), langs dezelfde weg waarlangs je betaalde. Het kan enkele werkdagen duren voor je het ziet.\n\nJe toegang is gestopt. Wat je schreef, blijft van jou.',
  'mail.order-refunded.button': 'Bekijk je bestelling',
  'mail.order-refund-failed.subject': 'Je terugbetaling is nog niet gelukt',
  'mail.order-refund-failed.body':
    'Dag {name},\n\nde terugbetaling van {total} voor bestelling {number} is bij de bank niet gelukt. Wij bekijken het en nemen contact met je op. Tot dan loopt je toegang gewoon door.',
  'mail.order-refund-failed.button': 'Bekijk je bestelling',
  'mail.withdrawal-received.subject': 'We hebben je herroeping ontvangen: {number}',
  'mail.withdrawal-received.body':
    'Dag {name},\n\nwe hebben je herroeping ontvangen op {at}. Dit is wat je ons liet weten:\n\nIk, {name}, herroep mijn bestelling {number}. Stuur de bevestiging naar {email}.\n\nHad je het recht om te herroepen, dan krijg je binnen veertien dagen je geld terug, langs dezelfde weg waarlangs je betaalde. Klopt er iets niet, dan laten we het je weten.\n\nBewaar deze mail: ze is het bewijs van je herroeping.',
  'mail.withdrawal-received.button': 'Naar de academie',
  'mail.staff-alert.subject': 'Even nakijken: bestelling {number}',
  'mail.staff-alert.body': 'Dag,\n\n{what}\n\nKijk het na in beheer.',
  'mail.staff-alert.button': 'Open beheer',
} as const;
