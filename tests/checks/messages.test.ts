import { describe, expect, test } from '@jest/globals';
import { keysIn, unusedKeys } from './messages.ts';

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
