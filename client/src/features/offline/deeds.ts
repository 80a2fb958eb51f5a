import { AnswerCheckDocument, FinishLessonDocument, MarkSeenDocument } from '../../graphql.gen.ts';
import { type Api, ApiError } from '../../page.tsx';
import { ARRIVED, DEED, forgetNote, namesHere, notedHere, noteHere } from './waiting.ts';

/** What may be done without a connection and arrives later. Each may be sent twice and is done once. */
const DOCUMENTS = { seen: MarkSeenDocument, finish: FinishLessonDocument, check: AnswerCheckDocument } as const;
type Kind = keyof typeof DOCUMENTS;
type Place = { module: string; lesson: string; check?: string };
type Deed = { input?: Place & { blocks?: string[] } } & Partial<Place>;

const kindOf = (document: unknown) => (Object.keys(DOCUMENTS) as Kind[]).find((kind) => DOCUMENTS[kind] === document);

/** Notes on the device what somebody does in a lesson, before it is sent, until the server answered. */
export class Deeds {
  /** The API, which notes. */
  readonly api: Api;
  private readonly beginning: string;
  private readonly plain: Api;
  private sending = false;

  constructor(person: string, plain: Api) {
    this.plain = plain;
    this.beginning = `${DEED} ${person} `;
    this.api = {
      query: plain.query,
      mutate: async (document, variables) => {
        const kind = person === '' ? undefined : kindOf(document);
        if (!kind) {
          const answer = await plain.mutate(document, variables);
          dispatchEvent(new Event(ARRIVED));
          return answer;
        }
        const name = this.note(kind, variables as Deed);
        const noted = localStorageText(name);
        const answer = await plain.mutate(document, variables).catch((error: unknown) => {
          if (isRefused(error)) forgetNote(name);
          throw error;
        });
        dispatchEvent(new Event(ARRIVED));
        // what came to it meanwhile stays until that arrived too
        if (localStorageText(name) === noted) forgetNote(name);
        return answer;
      },
    };
  }

  /** Sends what is noted, one after the other; stops where there is no connection, or nobody is signed in any more. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (const name of namesHere(this.beginning)) if (!(await this.sendOne(name))) break;
    this.sending = false;
  }

  /** Whether the next one may be sent. What the server refused is over; what it failed at waits, and lets the others pass. */
  private async sendOne(name: string): Promise<boolean> {
    const kind = name.slice(this.beginning.length).split(' ')[0] as Kind;
    const deed = notedHere<Deed>(name);
    try {
      if (deed && DOCUMENTS[kind]) await this.plain.mutate(DOCUMENTS[kind] as never, deed as never);
      forgetNote(name);
    } catch (error) {
      if (isRefused(error)) forgetNote(name);
      return !isWaiting(error);
    }
    return true;
  }

  /** Notes a deed, and says under which name. */
  private note(kind: Kind, deed: Deed): string {
    const { module, lesson, check = '' } = deed.input ?? (deed as Place);
    const name = `${this.beginning}${kind} ${module} ${lesson} ${check}`;
    const before = kind === 'seen' ? notedHere<Deed>(name)?.input?.blocks : undefined;
    const all = before && deed.input ? { input: { ...deed.input, blocks: together(before, deed.input.blocks) } } : deed;
    noteHere(name, withoutPlace(all));
    return name;
  }
}

const together = (before: readonly string[], more: readonly string[] = []) => [...new Set([...before, ...more])];

/** Where somebody was when it happened is old by the time it arrives. */
function withoutPlace({ input, ...rest }: Deed & { input?: { resumeAt?: string } }): object {
  if (!input) return rest;
  const { resumeAt: _, ...kept } = input;
  return { ...rest, input: kept };
}

function localStorageText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : 'FAULT');

/** Whether nothing can be sent now. */
const isWaiting = (error: unknown) => ['OFFLINE', 'NOT_SIGNED_IN'].includes(codeOf(error));

/** Whether the same, sent later, would be refused again. */
const isRefused = (error: unknown) => !isWaiting(error) && codeOf(error) !== 'FAULT';
