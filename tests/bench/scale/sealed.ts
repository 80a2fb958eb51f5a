import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { reflectionSeal } from '../../../server/src/learning/reflection-of.ts';
import type { Seals } from '../../../server/src/platform/seals/seals.ts';
import { stepSeal } from '../../../server/src/steps/step.ts';
import { bytes, copyIn } from './copy-in.ts';
import type { Matter } from './matter.ts';
import { ANSWERS, ENROLMENTS, isHeavy, personId, ROUNDS, type Shape } from './shape.ts';

const DAY_MS = 86_400_000;
/** Two rounds lie so far apart. */
const ROUND_DAYS = 50;

type Written = { person: number; module: Matter['modules'][number]; place: number };

/** Answers of one round by a stretch of people, sealed as the academy seals them. */
export async function writeAnswers(
  client: pg.Client,
  { matter, seals, shape, begun }: { matter: Matter; seals: Seals; shape: Shape; begun: Date },
  { round, from, to }: { round: number; from: number; to: number },
): Promise<void> {
  const rows: string[] = [];
  for (let person = from; person <= to; person += 1) {
    const id = personId(person);
    for (const { module, place } of writtenIn(round, person, matter, shape)) {
      const promptKey = promptAt(module, place);
      const text = textOf(matter, person * 31 + place);
      const sealed = seals.seal(text, reflectionSeal({ personId: id, moduleKey: module.key, promptKey }));
      const at = new Date(
        begun.getTime() + (round * ROUND_DAYS + ((person * 7 + place) % ROUND_DAYS)) * DAY_MS + person,
      ).toISOString();
      rows.push([id, module.key, promptKey, bytes(sealed), at, at, `{${randomUUID()}}`].join('\t'));
    }
  }
  await copyIn(
    client,
    'learning.reflection (person_id, module_key, prompt_key, text, written_at, saved_at, recent_saves)',
    rows,
  );
}

function writtenIn(round: number, person: number, { modules }: Matter, { heavy }: Shape): Written[] {
  const written: Written[] = [];
  const enrolled = ENROLMENTS[person % 10] ?? 1;
  const moduleAt = (at: number) => modules[(person + at) % modules.length] as Matter['modules'][number];
  for (let at = 0; at < enrolled; at += 1)
    if ((ANSWERS[(person + 3 * at) % 10] ?? 0) > round) written.push({ person, module: moduleAt(at), place: round });
  if (!isHeavy(person)) return written;
  const each = Math.ceil(heavy / ROUNDS);
  for (let at = 0; at < each; at += 1)
    written.push({ person, module: moduleAt(at % enrolled), place: ROUNDS + round * each + at });
  return written;
}

/** Who wrote more than there are prompts wrote to those of earlier versions. */
function promptAt({ prompts }: Matter['modules'][number], place: number): string {
  const earlier = Math.floor(place / prompts.length);
  return `${prompts[place % prompts.length]}${earlier === 0 ? '' : `-v${earlier}`}`;
}

function textOf({ sentences }: Matter, seed: number): string {
  const count = 1 + (seed % 4);
  return Array.from({ length: count }, (_, at) => sentences[(seed * 7919 + at * 104_729) % sentences.length]).join(' ');
}

const BARRIERS = ['trust', 'education', 'practical'];

/** Two steps of every fifth person, half of them looked back on. */
export async function writeSteps(
  client: pg.Client,
  { matter, seals, begun }: { matter: Matter; seals: Seals; begun: Date },
  { from, to }: { from: number; to: number },
): Promise<void> {
  const rows: string[] = [];
  for (let person = from; person <= to; person += 1) {
    if (person % 10 !== 4 && person % 10 !== 9) continue;
    for (let place = 0; place < 2; place += 1) {
      const requestKey = uuidOf(`stap ${person} ${place}`);
      const [id, seed] = [personId(person), person * 2 + place];
      const words = {
        situation: textOf(matter, seed * 4),
        action: textOf(matter, seed * 4 + 1),
        companion: '',
        happened: '',
        next: '',
      };
      const sealed = seals.seal(JSON.stringify(words), stepSeal({ personId: id, requestKey }));
      const at = new Date(begun.getTime() + (seed % 700) * DAY_MS);
      const back = new Date(at.getTime() + 14 * DAY_MS);
      const done = place === 0 ? ['done', back.toISOString()] : ['\\N', '\\N'];
      rows.push(
        [
          id,
          requestKey,
          bytes(sealed),
          BARRIERS[seed % 3],
          back.toISOString().slice(0, 10),
          at.toISOString(),
          back.toISOString(),
          ...done,
        ].join('\t'),
      );
    }
  }
  await copyIn(
    client,
    'steps.step (person_id, request_key, words, barrier, due, made_at, changed_at, outcome, looked_back_at)',
    rows,
  );
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
