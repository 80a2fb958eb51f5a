import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/**
 * Cuts the two typefaces to what we use, so that all four files together weigh less than 90 kB: the characters of the
 * languages of Western Europe, one softness, the weights of our styles. Run by `npm run fonts --workspace=@fluxus/client`
 * after a new version of a typeface; the result is committed in src/styles/fonts. The licence of both (OFL 1.1) allows it.
 */
const CHARACTERS = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ıŒœŸŠšŽž–—‘’‚“”„•…‹›€™←↑→↓−`;

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

function between(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, place) => first + place));
}
