import { redirect } from 'react-router';
import { WithContent } from '../../content.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { type PlaceName, placeIn, talkPath } from '../../features/talk-link/place.ts';
import { type PlaceNameFragment, StartThreadDocument, ThreadsPageDocument } from '../../graphql.gen.ts';
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
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { DraftWords } from './draft-words.tsx';
import { PictureFields, picturesIn, withPictures } from './picture-fields.tsx';
import { PlaceLink } from './words.tsx';

type Data = { place: PlaceNameFragment; title: string; requestKey: string };

/** Beginning a conversation about something. */
export const newThreadPage = page<Data>({
  path: '/gesprekken/nieuw',
  async load(asked) {
    const { threads } = await asked.api.query(ThreadsPageDocument, { at: placeAsked(asked), followed: false });
    if (threads.__typename !== 'ThreadList' || !threads.place) nothingHere();
    const title = (asked.url.searchParams.get('titel') ?? '').slice(0, 160);
    return { place: threads.place, title, requestKey: crypto.randomUUID() };
  },
  act: begin,
  head: (_data, t) => ({ title: t('discussion.begin'), index: false, script: 'src/talk.ts' }),
  View: NewThread,
});

function placeAsked({ url }: Asked): PlaceName {
  return placeIn(url.searchParams.get('bij')) ?? nothingHere();
}

async function begin(asked: Asked, form: FormData): Promise<Outcome> {
  const values = Object.fromEntries(['title', 'text', 'kind', 'requestKey'].map((name) => [name, field(form, name)]));
  const { title = '', text = '', requestKey = '' } = values;
  const kind = values.kind === 'TALK' ? 'TALK' : 'QUESTION';
  const sent = picturesIn(form);
  if (Object.keys(sent.problems).length > 0) return withPictures({ values }, sent);
  const { pictures } = sent;
  const input = { at: placeAsked(asked), kind, title, text, requestKey, pictures } as const;
  const { startThread } = await asked.api.mutate(StartThreadDocument, { input });
  if (startThread.__typename !== 'PostWritten') return withPictures(refused(startThread, values), sent);
  throw redirect(`/gesprekken/${startThread.threadId}?geplaatst=${encodeURIComponent(requestKey)}`);
}

function NewThread({ data: { place, title, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  return (
    <div className="wrap form-page talk-new">
      <p className="kicker">
        <PlaceLink place={place} />
      </p>
      <h1>{t('discussion.begin')}</h1>
      <p className="lead">
        <WithContent sentence={t('discussion.begin.lead', { title: place.title })} words={place.title} />
      </p>
      <FormTrouble outcome={outcome} />
      <form method="post" encType="multipart/form-data" data-draft={`new ${place.kind} ${place.key}`}>
        <input type="hidden" name="requestKey" value={values?.requestKey ?? requestKey} />
        <RadioGroup
          legend={t('discussion.begin.kind')}
          name="kind"
          defaultValue={values?.kind ?? 'QUESTION'}
          options={[
            { value: 'QUESTION', label: t('discussion.begin.QUESTION') },
            { value: 'TALK', label: t('discussion.begin.TALK') },
          ]}
        />
        <Field
          name="title"
          label={t('discussion.begin.title')}
          hint={t('discussion.begin.title.hint')}
          required
          maxLength={160}
          defaultValue={values?.title ?? title}
          error={problems?.title}
        />
        <Field
          type="textarea"
          name="text"
          label={t('discussion.text')}
          hint={t('discussion.text.hint')}
          required
          rows={8}
          defaultValue={values?.text}
          error={problems?.text}
        />
        <PictureFields outcome={outcome} />
        <DraftWords />
        <Button type="submit">{t('discussion.begin.submit')}</Button>
      </form>
      <p>
        <a href={talkPath(place)}>
          <WithContent sentence={t('discussion.of-place', { title: place.title })} words={place.title} />
        </a>
      </p>
    </div>
  );
}
