/** What one keeps on the device for on the way. */
export const along = {
  'along.title': 'Onderweg',
  'along.lead':
    'Wat je op dit toestel bewaarde, kun je lezen en beantwoorden zonder verbinding. Meld je je af, dan gaat alles hier van het toestel.',
  'along.list': 'Bewaard op dit toestel',
  'along.facts': 'Bewaard op {date}, {size}',
  'along.none': 'Nog niets bewaard',
  'along.none.body': 'Open een les en kies “Bewaar voor onderweg”. Je vindt ze dan hier terug.',
  'along.remove': 'Haal weg',
  'along.remove-all': 'Haal alles weg',
  'along.steps': 'Mijn stappen kun je ook meenemen.',
  'along.waiting': 'Wat op dit toestel op verbinding wacht: {count}',
  'along.waiting.body': 'Het vertrekt vanzelf zodra je met verbinding in Mijn leren of een les komt.',
  'along.off':
    'Bewaren voor onderweg staat nu uit. Wat je schrijft in een open les, blijft wel op je toestel tot het verzonden is.',
  'along.script': 'Bewaren voor onderweg werkt alleen met JavaScript.',
  'along.no-connection.title': 'Je bent niet verbonden',
  'along.no-connection.body': 'Deze pagina staat niet op dit toestel. Dit wel:',
  'along.again': 'Probeer opnieuw',
  'along.step.kept': 'Je stap staat op dit toestel en vertrekt zodra er verbinding is. Je kunt er nog een maken.',
  'along.step.full': 'Je bent niet verbonden, en dit toestel kan je stap niet bijhouden. Laat deze pagina open.',
  'along.step.refused':
    'Deze stap maakte je zonder verbinding. Zo kan hij niet bewaard worden, bijvoorbeeld omdat de dag al voorbij is. Kijk hem na en bewaar hem opnieuw.',
  'along.step.look': 'Een stap die je zonder verbinding maakte, kon niet bewaard worden zoals hij is.',
  'along.step.look.link': 'Kijk hem na',
} as const;
