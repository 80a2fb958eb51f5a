import { FileField } from '../../features/form/file-field.tsx';
import { sentFile } from '../../features/form/sent-file.ts';
import type { PostPictureInput } from '../../graphql.gen.ts';
import { field, type Outcome, useMessages } from '../../page.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';

const PLACES = [1, 2, 3] as const;
const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

type Sent = {
  pictures: PostPictureInput[];
  /** Where each of them stands in the form. */
  places: number[];
  problems: Record<string, string>;
  values: Record<string, string>;
};

/** The pictures that a form of a post came with, in the order of their places; and what to keep of them if it is refused. */
export function picturesIn(form: FormData): Sent {
  const sent: Sent = { pictures: [], places: [], problems: {}, values: {} };
  for (const place of PLACES) {
    const name = `picture${place}`;
    const file = sentFile(form, name);
    const alt = field(form, `alt${place}`);
    if (alt) sent.values[`alt${place}`] = alt;
    if ('refused' in file) sent.problems[name] = file.refused;
    else if (file.upload) {
      sent.pictures.push({ upload: file.upload, alt });
      sent.places.push(place);
      sent.values[name] = file.upload;
    }
  }
  return sent;
}

/** A refusal as the form shows it: the API counts the pictures that are there, the form has places for all. */
export function withPictures(outcome: Outcome, { places, values, problems: refusedFiles }: Sent): Outcome {
  const placed = (name: string) =>
    name.replace(/^(picture|alt)(\d)$/, (_, what: string, at: string) => what + (places[Number(at) - 1] ?? at));
  const told = Object.entries(outcome.problems ?? {}).map(([name, said]) => [placed(name), said] as const);
  const problems: Record<string, string> = { ...Object.fromEntries(told), ...refusedFiles };
  // a file that was refused is gone
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => problems[name] === undefined || name.startsWith('alt')),
  );
  const found = Object.keys(problems).length > 0 ? { problems } : {};
  return { ...outcome, ...found, values: { ...outcome.values, ...kept } };
}

/** Up to three pictures to go with a post, each with what is seen in it. */
export function PictureFields({ outcome }: { outcome: Outcome | undefined }) {
  const t = useMessages();
  const touched = PLACES.some((place) =>
    [`picture${place}`, `alt${place}`].some((name) => outcome?.problems?.[name] ?? outcome?.values?.[name]),
  );
  return (
    <div className="talk-pictures-add">
      <Disclosure summary={t('discussion.pictures.add')} open={touched}>
        <p className="small soft">{t('discussion.pictures.hint')}</p>
        {PLACES.map((place) => (
          <fieldset key={place}>
            <legend className="visually-hidden">{t('discussion.pictures.place', { place })}</legend>
            <FileField
              name={`picture${place}`}
              label={t('discussion.pictures.place', { place })}
              accept={PICTURES}
              optional
              outcome={outcome}
            />
            <Field
              name={`alt${place}`}
              label={t('discussion.pictures.what', { place })}
              maxLength={300}
              defaultValue={outcome?.values?.[`alt${place}`]}
              error={outcome?.problems?.[`alt${place}`]}
            />
          </fieldset>
        ))}
      </Disclosure>
    </div>
  );
}
