import { describe, expect, test } from '@jest/globals';
import { keysIn, reachedFrom, unusedKeys, wordsIn } from './messages.ts';

/** How a source writes a key that is partly filled in. */
const hole = (name: string) => `\${${name}}`;
const PHASE = `t(\`phase.${hole('phase')}\`)`;
const MAIL = `t(\`mail.${hole('template')}.${hole('part')}\`)`;

describe('sentences of the catalogue', () => {
  test('are used when a source names them', () => {
    expect(unusedKeys(['home.title', 'home.lead'], ["t('home.title')"])).toEqual(['home.lead']);
  });

  test('are used when a template can make them from words that the sources know', () => {
    const sources = [PHASE, "type Phase = 'WHY' | 'HOW';"];
    expect(unusedKeys(['phase.WHY', 'phase.HOW', 'phase.WHEN'], sources)).toEqual(['phase.WHEN']);
  });

  test('of a mail are used when somebody sends that mail', () => {
    const sources = [MAIL, "say('subject')", "promise({ template: 'order-paid' })"];
    expect(unusedKeys(['mail.order-paid.subject', 'mail.welcome.subject'], sources)).toEqual(['mail.welcome.subject']);
  });

  test('a template does not stand for deeper keys', () => {
    expect(unusedKeys(['phase.WHY.body'], [PHASE, "'WHY'"])).toEqual(['phase.WHY.body']);
  });

  test('are read from the catalogue, also where the sentence stands on the next line', () => {
    const text = "export const home = {\n  'home.title': 'Dag',\n  'home.lead':\n    'Welkom: hier begint het.',\n};\n";
    expect(keysIn([{ file: 'home.ts', text }])).toEqual(['home.title', 'home.lead']);
  });
});

describe('words in a component', () => {
  const words = (text: string) => wordsIn({ file: 'page.tsx', text });

  test('are told, in markup and in what people hear', () => {
    expect(words('const x = <p>Dag {name}</p>;')).toEqual(['page.tsx:1 “Dag”']);
    expect(words('const x = (\n  <img alt="Een school" src="a" />\n);')).toEqual(['page.tsx:2 “Een school”']);
    expect(words(`const x = <button aria-label={\`Wis ${hole('name')}\`} />;`)).toEqual(['page.tsx:1 “Wis”']);
    expect(words("const x = <p>{'Dag'}</p>;")).toEqual(['page.tsx:1 “Dag”']);
    expect(words("const x = <p>{done ? 'Klaar' : t('order.pay')}</p>;")).toEqual(['page.tsx:1 “Klaar”']);
  });

  test('are not signs, names, sentences of the catalogue or what only machines read', () => {
    expect(words('const x = <p className="wide">← · {t("home.title")}&nbsp;</p>;')).toEqual([]);
    expect(words('const x = <Field name="email" label={t("sign-in.email")} autoComplete="email" />;')).toEqual([]);
    expect(words('const x = <svg aria-label="Fluxus academie" />;')).toEqual([]);
  });
});

test('an application reaches what it imports, and what that imports', () => {
  const files = new Map([
    ['client/entry.tsx', "import './pages/one.tsx';\nimport 'react';"],
    ['client/pages/one.tsx', "export const load = () => import('../ui/two.tsx');"],
    ['client/ui/two.tsx', ''],
    ['client/ui/three.tsx', ''],
  ]);
  expect(reachedFrom('client/entry.tsx', files)).toEqual([
    'client/entry.tsx',
    'client/pages/one.tsx',
    'client/ui/two.tsx',
  ]);
});
