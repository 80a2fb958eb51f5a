/** Media: what can be kept, and why something cannot. */
export const media = {
  'media.refused.empty': 'Dit bestand is leeg. Kies een ander.',
  'media.refused.type':
    'Dit is geen bestand dat we kunnen bewaren. Kies een beeld (JPEG, PNG, WebP, GIF of AVIF), een film (MP4 of WebM), geluid (MP3, M4A of Ogg) of een PDF. We kijken naar wat erin zit, niet naar de naam.',
  'media.refused.svg':
    'Een SVG kan code bevatten, daarom nemen we die niet aan. Bewaar de tekening als PNG en kies die.',
  'media.refused.heic': 'Een HEIC-foto kunnen de meeste toestellen niet tonen. Bewaar ze als JPEG en kies die.',
  'media.refused.mov': 'Een MOV-film kan niet overal spelen. Bewaar hem als MP4 en kies die.',
  'media.refused.kind': 'Dit is iets anders dan wat hier hoort. Kies een bestand van dezelfde soort.',
  'media.refused.no-picture': 'Dit is geen beeld dat hier kan staan. Kies een JPEG, PNG, WebP, GIF of AVIF.',
  'media.refused.large': 'Dit bestand is te groot: er mag hoogstens {most} MB in. Maak het kleiner en probeer opnieuw.',
  'media.refused.pixels':
    'Dit beeld meet {width} × {height} beeldpunten. Meer dan {most} miljoen kunnen we niet verwerken. Maak het kleiner en probeer opnieuw.',
  'media.refused.broken':
    'Dit bestand is niet heel: het breekt ergens af of is anders dan het zegt. Bewaar het opnieuw en probeer nog eens.',
  'media.refused.unfinished': 'Het bestand is nog niet helemaal binnen. Wacht even, of stuur het opnieuw.',
  'media.refused.quota-own': 'Je eigen ruimte van {most} MB is vol. Verwijder eerst iets dat je niet meer gebruikt.',
  'media.refused.quota': 'De mediatheek zit vol: er is plaats voor {most} MB. Vraag een beheerder om ruimte te maken.',
  'media.refused.pictures-a-day': 'Op één dag kun je hoogstens {most} beelden plaatsen. Probeer het morgen opnieuw.',
  'media.vtt.large': 'Ondertitels mogen hoogstens {most} kB groot zijn.',
  'media.vtt.letters':
    'Dit zijn geen ondertitels: er staan tekens in die niet te lezen zijn. Bewaar het bestand als UTF-8.',
  'media.vtt.header': 'Dit zijn geen ondertitels in WebVTT. De eerste regel moet WEBVTT zijn, met een lege regel erna.',
  'media.vtt.time': 'Regel {line}: hier horen twee tijden, zoals 00:01.000 --> 00:04.000, en de tweede komt later.',
  'media.vtt.order': 'Regel {line}: deze tijd komt voor de vorige. Zet de ondertitels in volgorde.',
  'media.vtt.setting': 'Regel {line}: wat na de tijden staat, kennen we niet. Laat het weg.',
  'media.vtt.silent': 'Regel {line}: hier staan tijden zonder tekst.',
  'media.vtt.line': 'Regel {line}: deze regel is te lang. Hoogstens {most} tekens.',
  'media.vtt.tag':
    'Regel {line}: hier staat een teken of opmaak die niet kan. Gewone tekst mag, met <b>, <i> of <u> erin; schrijf & als &amp; en < als &lt;.',
  'media.vtt.many': 'Regel {line}: er zijn meer dan {most} ondertitels. Dat is te veel voor één film.',
  'media.vtt.empty': 'Er staat geen enkele ondertitel in dit bestand.',
  'media.vtt.chapters':
    'Deze hoofdstukken kloppen niet: elk heeft een naam van één regel, en ze volgen elkaar in de tijd.',
  'media.field.title': 'Geef het een titel, zodat je het terugvindt.',
  'media.field.alt':
    'Zeg wat er te zien is, voor wie het niet ziet. Zegt het beeld niets, vink dan aan dat het versiering is.',
  'media.field.long': 'Dit is te lang. Hoogstens {most} tekens.',
  'media.field.characters': 'Hier staan tekens in die niet bewaard kunnen worden.',
  'media.field.focus': 'Geef een getal van 0 tot 100.',
  'media.field.day': 'Geef een dag die bestaat, zoals 2027-06-30.',
  'media.field.language': 'Kies Nederlands, Frans of Engels.',
  'media.in-use':
    'Dit blijft staan, want {count, plural, one {één les toont} other {# lessen tonen}} het, nu of in een vroegere versie. Haal het eerst uit de les; wie halverwege is, leest de vroegere versie nog.',
  'media.changed':
    'Iemand anders veranderde dit intussen. Je ziet nu hoe het is; wat jij schreef staat er nog om opnieuw te bewaren.',
} as const;
