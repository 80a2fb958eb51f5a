import type { MessageKey, MessageValues } from '@fluxus/messages';
import { FieldProblem, InvalidInput, refuseUnless } from '../platform/graphql/refusal.ts';
import type { Words } from './items.ts';
import type { MediaKind } from './recognise.ts';

const LONGEST_LINE = 300;
const LONGEST_NOTE = 1000;
const LONGEST_TRANSCRIPT = 100_000;
const A_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

export type WordsInput = Partial<{ [Name in keyof Words]: Words[Name] | null }> & Pick<Words, 'title'>;

/** What is said about a medium, as it can be kept. @throws Refusal with InvalidInput, each problem at its field */
export function keepableWords(kind: MediaKind, input: WordsInput): Words {
  const problems: FieldProblem[] = [];
  const tell = (field: string, key: MessageKey, values?: MessageValues) =>
    problems.push(new FieldProblem(field, key, values));
  const line = (field: string, written: string | null | undefined, most: number) => {
    const text = (written ?? '').replace(/\s+/gu, ' ').trim();
    if (text.length > most) tell(field, 'media.field.long', { most });
    if (text.includes('\0') || !text.isWellFormed()) tell(field, 'media.field.characters');
    return text;
  };
  const title = line('title', input.title, LONGEST_LINE);
  if (title === '') tell('title', 'media.field.title');
  const decorative = kind === 'image' && (input.decorative ?? false);
  const alt = line('alt', input.alt, LONGEST_LINE);
  if (kind === 'image' && !decorative && alt === '') tell('alt', 'media.field.alt');
  const transcript = (input.transcript ?? '').replace(/\r\n?/g, '\n').trim();
  if (transcript.length > LONGEST_TRANSCRIPT) tell('transcript', 'media.field.long', { most: LONGEST_TRANSCRIPT });
  if (transcript.includes('\0') || !transcript.isWellFormed()) tell('transcript', 'media.field.characters');
  const [focalX, focalY] = [hundredth(input.focalX), hundredth(input.focalY)];
  if (focalX === undefined || focalY === undefined) tell('focalX', 'media.field.focus');
  const consentUntil = (input.consentUntil ?? '').trim();
  if (consentUntil !== '' && !isDay(consentUntil)) tell('consentUntil', 'media.field.day');
  const words: Words = {
    ...{ title, alt: decorative ? '' : alt, decorative, transcript },
    ...{ focalX: focalX ?? 50, focalY: focalY ?? 50 },
    recognisable: input.recognisable ?? false,
    consentWho: line('consentWho', input.consentWho, LONGEST_LINE),
    consentUntil: consentUntil === '' ? null : consentUntil,
    consentNote: line('consentNote', input.consentNote, LONGEST_NOTE),
  };
  refuseUnless(problems.length === 0, () => new InvalidInput(problems));
  return words;
}

function hundredth(value: number | null | undefined): number | undefined {
  const number = value ?? 50;
  return Number.isInteger(number) && number >= 0 && number <= 100 ? number : undefined;
}

function isDay(day: string): boolean {
  return A_DAY.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}

/** A name for lessons to know it by: words of its title, and a few letters that make it the only one. */
export function keyFor(title: string, random: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${plain || 'bestand'}-${random}`;
}
