import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/**
 * Cuts the two typefaces to what we use, so that all four files together weigh less than 90 kB: the characters of the
 * languages of Western Europe, one softness, the weights of our styles. Run by `npm run fonts --workspace=@fluxus/client`
 * after a new version of a typeface; the result is committed in src/styles/fonts. The licence of both (OFL 1.1) allows it.
 */
const CHARACTERS = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ıŒœŸŠšŽž–—‘’‚“”„•…‹›€™←↑→↓−`;

/** Where letters of European languages and the marks around them stand. */
const EVERYTHING = `${between(0x20, 0x2ff)}${between(0x1e00, 0x1eff)}${between(0x2000, 0x22ff)}`;

const CUTS = [
  ['fraunces/files/fraunces-latin-soft-normal', 'fraunces', { SOFT: 60, wght: { min: 400, max: 700 } }],
  ['fraunces/files/fraunces-latin-soft-italic', 'fraunces-italic', { SOFT: 60, wght: 420 }],
  [
    'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal',
    'atkinson-hyperlegible-next',
    { wght: { min: 400, max: 700 } },
  ],
  [
    'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic',
    'atkinson-hyperlegible-next-italic',
    { wght: 400 },
  ],
];

for (const [source, name, variationAxes] of CUTS) {
  const whole = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${source}.woff2`)));
  const cut = await subsetFont(whole, CHARACTERS, { targetFormat: 'woff2', variationAxes });
  writeFileSync(new URL(`src/styles/fonts/${name}.woff2`, import.meta.url), cut);
  process.stdout.write(
    `${name.padEnd(36)} ${(whole.length / 1000).toFixed(1)} → ${(cut.length / 1000).toFixed(1)} kB\n`,
  );
}

/** For PDFs: every character there is, one weight a file, in the form that can be embedded; committed in server/fonts. */
const PAPER = [
  ['atkinson-hyperlegible-next', 'wght-normal', 'text', 400],
  ['atkinson-hyperlegible-next', 'wght-normal', 'strong', 700],
  ['fraunces', 'wght-normal', 'heading', 550],
];

for (const [family, face, name, wght] of PAPER) {
  for (const [script, suffix] of [
    ['latin', ''],
    ['latin-ext', '-more'],
  ]) {
    const file = `@fontsource-variable/${family}/files/${family}-${script}-${face}.woff2`;
    const whole = readFileSync(fileURLToPath(import.meta.resolve(file)));
    const cut = await subsetFont(whole, EVERYTHING, { targetFormat: 'truetype', variationAxes: { wght } });
    writeFileSync(new URL(`../server/fonts/${name}${suffix}.ttf`, import.meta.url), cut);
    process.stdout.write(`${`${name}${suffix}.ttf`.padEnd(36)} ${(cut.length / 1000).toFixed(1)} kB\n`);
  }
}

function between(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, place) => first + place));
}
