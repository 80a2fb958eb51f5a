import { redirect } from 'react-router';
import { FormTrouble } from '../../features/form/form-page.tsx';
import type { PlaceName } from '../../features/talk-link/place.ts';
import {
  MergeThreadsDocument,
  MovePostsDocument,
  type PlaceNameFragment,
  ThreadPageDocument,
  ThreadsPageDocument,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { pathOfPost, wholeNumber } from './act-in-thread.ts';
import { DraftWords } from './draft-words.tsx';
import { PlaceLink } from './words.tsx';

type Candidate = { id: string; title: string; lastNumber: number };
type Data = {
  thread: { id: string; title: string; place: PlaceNameFragment };
  /** What a new conversation can be about. */
  places: PlaceNameFragment[];
  others: Candidate[];
  numbers: string;
  requestKey: string;
};

const [NEW, OTHER] = ['nieuw', 'ander'];

/** For those who keep order: bringing posts, or all of them, to where they belong. */
export const movePage = page<Data>({
  path: '/gesprekken/:id/verplaats',
  async load({ api, params, url }) {
    const id = params.id ?? '';
    const { thread: found } = await api.query(ThreadPageDocument, { id, at: null });
    if (found.__typename === 'ThreadMerged') throw redirect(`/gesprekken/${found.threadId}`);
    if (found.__typename !== 'ThreadPage' || !found.moderates) nothingHere();
    const { thread } = found;
    const around = wider(thread.place);
    const { threads } = await api.query(ThreadsPageDocument, { at: around, followed: false });
    const list = threads.__typename === 'ThreadList' ? threads : undefined;
    const own = thread.place.path ? [thread.place] : [];
    return {
      thread,
      places: list?.place && list.place.kind !== thread.place.kind ? [...own, list.place] : own,
      others: (list?.threads ?? []).filter((one) => one.id !== id),
      numbers: String(wholeNumber(url.searchParams.get('bericht')) ?? ''),
      requestKey: crypto.randomUUID(),
    };
  },
  act,
  head: (_data, t) => ({ title: t('discussion.move'), index: false, script: 'src/talk.ts' }),
  View: Move,
});

/** Conversations about a module stand beside those about its lessons. */
function wider({ kind, key }: PlaceName): PlaceName {
  return kind === 'LESSON' ? { kind: 'MODULE', key: key.split('/')[0] ?? '' } : { kind, key };
}

const FIELDS = ['numbers', 'to', 'address', 'title', 'place', 'explanation', 'fewerReaders', 'requestKey'];

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const threadId = params.id ?? '';
  const values = Object.fromEntries(FIELDS.map((name) => [name, field(form, name)]));
  const { to = '', address = '', title = '', place = '', explanation = '', requestKey = '' } = values;
  const [fewerReaders, intent] = [form.has('fewerReaders'), field(form, 'intent')];
  const toThreadId = to === OTHER ? (/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(address)?.[0] ?? '') : to;
  const input = { threadId, explanation, fewerReaders };
  const [kind, ...key] = place.split(':');
  const at = { kind: kind === 'LESSON' || kind === 'CASE' ? kind : 'MODULE', key: key.join(':') } as const;
  const where = to === NEW ? { start: { at, title } } : { toThreadId };
  const answer =
    intent === 'merge'
      ? (await api.mutate(MergeThreadsDocument, { input: { ...input, intoThreadId: toThreadId } })).mergeThreads
      : (
          await api.mutate(MovePostsDocument, {
            input: { ...input, ...where, numbers: numbersIn(values.numbers ?? '') },
          })
        ).movePosts;
  if (answer.__typename === 'PostsMoved') throw redirect(pathOfPost(answer.threadId, answer.number, requestKey));
  const { problems, ...rest } = refused(answer, values);
  // the reason of every act of moderation stands in one field
  const { reason, ...others } = problems ?? {};
  return { ...rest, intent, ...(problems ? { problems: reason ? { ...others, explanation: reason } : others } : {}) };
}

const LONGEST_RANGE = 500;

/** Numbers and ranges as somebody writes them: `3-7, 9`. What is none of these is number 0, which no post has. */
function numbersIn(text: string): number[] {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return parts.flatMap((part) => {
    const [, first, last = first] = /^#?(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(part) ?? [];
    const length = Number(last) - Number(first) + 1;
    return length >= 1 && length <= LONGEST_RANGE ? Array.from({ length }, (_, at) => Number(first) + at) : [0];
  });
}

function Move({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { thread } = data;
  const of = (intent: string) => (outcome?.intent === intent ? outcome : undefined);
  return (
    <div className="wrap talk talk-move">
      <p className="kicker">
        <PlaceLink place={thread.place} />
      </p>
      <h1>{t('discussion.move')}</h1>
      <p className="lead">
        <a href={`/gesprekken/${thread.id}`} translate={thread.title ? 'no' : undefined}>
          {thread.title || t('discussion.title-gone')}
        </a>
      </p>
      <FormTrouble outcome={outcome} />
      <section aria-labelledby="verplaats">
        <h2 id="verplaats" className="size-3">
          {t('discussion.move.posts')}
        </h2>
        <MoveForm data={data} outcome={of('move')} />
      </section>
      <details className="talk-settle" open={of('merge') !== undefined}>
        <summary>{t('discussion.merge')}</summary>
        <p>{t('discussion.merge.lead')}</p>
        <MergeForm data={data} outcome={of('merge')} />
      </details>
    </div>
  );
}

function MoveForm({ data, outcome }: { data: Data; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  const { places } = data;
  const words = places.map(({ kind, key }) => `${kind}:${key}`);
  return (
    <form method="post" className="talk-order" data-draft={`move ${data.thread.id}`}>
      <input type="hidden" name="requestKey" value={values?.requestKey || data.requestKey} />
      <Field
        name="numbers"
        label={t('discussion.move.numbers.label')}
        hint={t('discussion.move.numbers')}
        required
        defaultValue={values?.numbers ?? data.numbers}
        error={problems?.numbers}
      />
      <Where data={data} outcome={outcome} begin={places.length > 0} />
      {places.length > 0 && (
        <Field
          name="title"
          label={t('discussion.share.new.title')}
          maxLength={160}
          defaultValue={values?.title}
          error={problems?.title}
        />
      )}
      {places.length > 1 ? (
        <RadioGroup
          legend={t('discussion.share.place')}
          name="place"
          defaultValue={values?.place ?? words[0] ?? ''}
          options={places.map((place, at) => ({ value: words[at] ?? '', label: <PlaceLink place={place} /> }))}
        />
      ) : (
        <input type="hidden" name="place" value={words[0] ?? ''} />
      )}
      <Explained outcome={outcome} id="explanation" />
      <Button type="submit" name="intent" value="move">
        {t('discussion.move.submit')}
      </Button>
    </form>
  );
}

function MergeForm({ data, outcome }: { data: Data; outcome: Outcome | undefined }) {
  const t = useMessages();
  return (
    <form method="post" className="talk-order" data-draft={`merge ${data.thread.id}`}>
      <input type="hidden" name="requestKey" value={outcome?.values?.requestKey || data.requestKey} />
      <Where data={data} outcome={outcome} begin={false} apart="-samen" />
      <Explained outcome={outcome} id="explanation-samen" />
      <Button type="submit" variant="danger" name="intent" value="merge">
        {t('discussion.merge.submit')}
      </Button>
    </form>
  );
}

/** Another conversation nearby, one by its address, or a new one. */
function Where({
  data: { others },
  outcome,
  begin,
  apart = '',
}: {
  data: Data;
  outcome: Outcome | undefined;
  begin: boolean;
  apart?: string;
}) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  return (
    <>
      <RadioGroup
        id={`to${apart}`}
        legend={t('discussion.move.to')}
        name="to"
        required
        error={problems?.to}
        {...(values?.to ? { defaultValue: values.to } : {})}
        options={[
          ...others.map(({ id, title, lastNumber }) => ({
            value: id,
            label: title ? <span translate="no">{title}</span> : t('discussion.title-gone'),
            hint: t('discussion.posts', { count: lastNumber }),
          })),
          { value: OTHER ?? '', label: t('discussion.move.to.other') },
          ...(begin ? [{ value: NEW ?? '', label: t('discussion.share.new') }] : []),
        ]}
      />
      <Field
        id={`address${apart}`}
        name="address"
        label={t('discussion.move.to.address')}
        maxLength={300}
        defaultValue={values?.address}
      />
    </>
  );
}

function Explained({ outcome, id }: { outcome: Outcome | undefined; id: string }) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  return (
    <>
      {(problems?.fewerReaders || values?.fewerReaders) && (
        <CheckboxField
          id={id.replace('explanation', 'fewerReaders')}
          name="fewerReaders"
          label={t('discussion.move.fewer-readers.label')}
          defaultChecked={Boolean(values?.fewerReaders)}
          error={problems?.fewerReaders}
        />
      )}
      <Field
        type="textarea"
        id={id}
        name="explanation"
        label={t('discussion.move.explanation')}
        hint={t('discussion.move.explanation.hint')}
        required
        rows={3}
        maxLength={2000}
        defaultValue={values?.explanation}
        error={problems?.explanation}
      />
      <DraftWords />
    </>
  );
}
