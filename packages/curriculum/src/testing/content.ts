import type { ContentFiles } from '../surroundings.ts';

/** The smallest content in which nothing is wrong or missing but the number of lessons. */
const SOUND: Readonly<Record<string, string>> = {
  'statements.yaml': `- { id: W1, part: waarom, words: '“Onze kinderen, een gedeelde verantwoordelijkheid”' }
- { id: W2, part: waarom, words: 'een zeer bewuste keuze' }
`,
  'quotations.yaml': '- { words: een zeer bewuste keuze, statement: W2 }\n',
  'programme.yaml': `key: samen
slug: samen-school-maken
title: Samen
promise: Wat je eraan hebt.
modules: [delen]
priceCents: 9500
vat: exempt-art-44
`,
  'modules/delen/module.yaml': `key: delen
slug: samen-delen
title: Delen
subtitle: Waarover het gaat
promise: Wat je eraan hebt.
able: [iets nieuws doen]
forWhom: Voor wie dit leest.
priceCents: 5500
vat: exempt-art-44
cover: media/kring.svg
coverAlt: Een kring
questions:
  - { question: Hoelang duurt het?, answer: Niet lang. }
`,
  'modules/delen/01-waarom.md': lesson({ key: 'd1', phase: 'why', free: true, statement: 'W1' }),
  'modules/delen/02-hoe.md': lesson({ key: 'd2', phase: 'how', free: false, statement: 'W2' }),
  'cases/een-voorbeeld.md': `---
key: een-voorbeeld
title: Een voorbeeld
barrier: trust
age: kleuters
channel: gesprek
statements: [W2]
drawing: media/kring.svg
---

## Situatie

Eerste alinea, over
twee regels.

Tweede alinea.

## Aanpak

De school noemt het “een zeer bewuste keuze”.

## Vragen

- Wat zou jij doen?
- Met wie?
`,
  'workshops/een-middag.md': `---
key: een-middag
slug: een-middag-samen
title: Een middag samen
forWhom: Voor wie dit leest.
lead: Waarover het gaat.
modules: [delen]
cases: [een-voorbeeld]
statements: [W2]
---

## Verloop

- Wat de school noemt: “een zeer bewuste keuze”.
- Wat jij doet, over
  twee regels.

## Vooraf

- Breng iets mee.
`,
  'media/kring.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260"></svg>\n',
};

type LessonSketch = { key: string; phase: string; free: boolean; statement: string };

function lesson({ key, phase, free, statement }: LessonSketch): string {
  return `---
key: les-${key}
title: Een les
phase: ${phase}
minutes: 4
free: ${free}
lead: Waarover deze les gaat.
statements: [${statement}]
---

Een eerste alinea. {#${key}-start}

::case{#${key}-voorbeeld ref="een-voorbeeld"}

::image[Een kring]{#${key}-kring src="media/kring.svg" alt="Tekening van een kring"}

:::prompt[Wat denk je?]{#${key}-vraag}
:::

:::check{#${key}-kies}
Wat doe je?

- [x] Vragen

  Dan weet je het.

- [ ] Raden

  Dan weet je het niet.
:::

:::action{#${key}-stap barrier="trust" if="ik iets niet weet" then="vraag ik het"}
:::
`;
}

/** Sound content, in which each file named is changed, added, or taken away when nothing is left of it. */
export function contentWith(changes: Readonly<Record<string, (text: string) => string>> = {}): ContentFiles {
  const files = new Map(Object.entries(SOUND));
  for (const [file, change] of Object.entries(changes)) {
    const text = change(files.get(file) ?? '');
    if (text === '') files.delete(file);
    else files.set(file, text);
  }
  return files;
}
