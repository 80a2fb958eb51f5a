/** What authors hear about a manuscript that cannot be published yet. */
export const catalogue = {
  'authoring.name': 'Gebruik alleen kleine letters, cijfers en koppeltekens, hoogstens {most} tekens.',
  'authoring.list': 'Maak hier een lijst van.',
  'authoring.number': 'Geef een geheel getal van {least} tot {most}.',
  'authoring.choice': 'Kies een van deze: {choices}.',
  'authoring.twice': '“{name}” staat er meer dan een keer. Geef elk een eigen naam.',
  'authoring.empty': 'Vul dit in.',
  'authoring.too-long': 'Kort dit in tot hoogstens {most} tekens.',
  'authoring.characters': 'Er staat een teken in dat we niet kunnen bewaren. Typ dit opnieuw.',
  'authoring.drawing.unknown': 'De tekening {source} bestaat niet. Voeg ze toe of kies een andere.',
  'authoring.drawing.unsafe': 'De tekening {source} bevat meer dan vormen en klassen. Haal de rest eruit.',
  'authoring.case.unknown': 'Het praktijkvoorbeeld {name} bestaat niet. Kies een ander.',
  'authoring.file.unknown':
    '{source} staat niet in de mediatheek. Zet het daar eerst in, en noem het zoals het daar heet.',
  'authoring.lesson.empty': 'Deze les is nog leeg. Schrijf er iets in.',
  'authoring.module.unknown': 'De module {name} is niet gepubliceerd. Publiceer ze eerst.',
  'authoring.slug.taken': '“{name}” is al van {other}. Kies een ander adres.',
  'authoring.media.unknown': 'In de mediatheek staat niets onder {source}. Kijk de naam na, of voeg het toe.',
  'authoring.media.processing': '{source} wordt nog klaargemaakt. Probeer het zo meteen opnieuw.',
  'authoring.media.consent':
    'Op {source} zijn mensen herkenbaar, en er staat niet (meer) wie daarmee instemt. Vul dat aan in de mediatheek.',
  'authoring.media.kind': '{source} is iets anders dan wat op deze plaats kan staan.',
  'authoring.media.captions': '{source} heeft nog geen ondertitels. Voeg ze toe in de mediatheek.',
  'authoring.media.chapters': '{source} heeft nog geen hoofdstukken. Voeg ze toe in de mediatheek.',
} as const;
