import { expect, test } from '@jest/globals';
import { Refusal } from '../platform/graphql/refusal.ts';
import { Fields, HOME, pathOr } from './fields.ts';

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  ' /leren',
  '/\u0000',
  `/${'a'.repeat(600)}`,
  '',
])('nobody is sent to another site by %j', (path) => {
  expect(pathOr(path)).toBe(HOME);
});

test.each([
  ['/bestellen/opleiding/samen?stap=2#boven', '/bestellen/opleiding/samen?stap=2#boven'],
  ['/%2f%2fevil.example', '/%2f%2fevil.example'],
  ['/%5cevil.example', '/%5cevil.example'],
  ['/zoeken?q=javascript:alert(1)', '/zoeken?q=javascript:alert(1)'],
  ['/vragen/één 中', '/vragen/%C3%A9%C3%A9n%20%E4%B8%AD'],
])('a path on this site, %j, is gone on with, in the form an address has', (path, expected) => {
  expect(pathOr(path)).toBe(expected);
});

function problemsOf(fill: (fields: Fields) => unknown): string[] {
  const fields = new Fields();
  fill(fields);
  try {
    fields.refuseProblems();
  } catch (error) {
    return ((error as Refusal).result as unknown as { problems: { field: string; key: string }[] }).problems.map(
      ({ field, key }) => `${field} ${key}`,
    );
  }
  return [];
}

test.each([
  ['Els.Peeters@School.BE', []],
  ['  els@school.be ', []],
  ['', ['email identity.email.missing']],
  ['els', ['email identity.email.invalid']],
  ['els@school.be\r\nBcc: others@school.be', ['email identity.email.invalid']],
  ['els@school.be, jan@school.be', ['email identity.email.invalid']],
  [`${'e'.repeat(250)}@school.be`, ['email identity.email.invalid']],
  ['els@school.be\u0000', ['email identity.email.invalid']],
])('the address %j is judged', (email, problems) => {
  expect(problemsOf((fields) => fields.email(email))).toEqual(problems);
});

test.each([
  ["Aïcha d'Hondt-Öz", []],
  ['<script>alert(1)</script>', []],
  ['', ['name identity.name.missing']],
  ['   ', ['name identity.name.missing']],
  ['Els\nBcc: others', ['name identity.name.characters']],
  ['Els\u202egnp.exe', ['name identity.name.characters']],
  ['Els\u0000', ['name identity.name.characters']],
  ['\ud800', ['name identity.name.characters']],
  ['a'.repeat(101), ['name identity.name.too-long']],
  ['👩‍🏫'.repeat(20), []],
])('the name %j is judged', (name, problems) => {
  expect(problemsOf((fields) => fields.name(name))).toEqual(problems);
});

test.each([
  ['tien teken', []],
  ['negen tek', ['password identity.password.too-short']],
  ['🔑'.repeat(10), []],
  ['🔑'.repeat(9), ['password identity.password.too-short']],
  ['a'.repeat(129), ['password identity.password.too-long']],
  ['', ['password identity.password.missing']],
])('the new password %j is judged by what a reader counts', (password, problems) => {
  expect(problemsOf((fields) => fields.newPassword(password))).toEqual(problems);
});
