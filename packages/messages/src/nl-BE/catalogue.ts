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
    'Films en bestanden om te bewaren kunnen nog niet gepubliceerd worden. Haal {source} uit de les.',
  'authoring.lesson.empty': 'Deze les is nog leeg. Schrijf er iets in.',
  'authoring.module.unknown': 'De module {name} is niet gepubliceerd. Publiceer ze eerst.',
  'authoring.slug.taken': '“{name}” is al van {other}. Kies een ander adres.',
} as const;
