import { contentLang } from '../../content.tsx';
import { money, partOfDay } from '../../format.ts';
import type { DateRowFragment } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';

/** One date in a list: when, what, where, and whether there is a place. */
export function DateRow({ date, heading: Heading = 'h2' }: { date: DateRowFragment; heading?: 'h2' | 'h3' }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <li className="line date-row">
      <div className="line-body">
        {date.parts.map((part) => (
          <p key={part.number} className="small soft">
            <time dateTime={part.startsAt}>{partOfDay(part, locale)}</time>
          </p>
        ))}
        <Heading>
          <a className="line-link" href={date.path} lang={contentLang}>
            {date.title}
          </a>
        </Heading>
        <p className="small">
          {date.online ? (
            t('workshops.form.online')
          ) : (
            <span lang={contentLang} translate="no">
              {date.place}, {date.town}
            </span>
          )}
          {' · '}
          {t(`workshops.language.${date.language}` as 'workshops.language.nl')}
          {' · '}
          {date.priceCents === 0 ? t('workshops.free') : money(date.priceCents, locale)}
        </p>
      </div>
      <p className="line-end small">
        <DateStanding date={date} />
      </p>
    </li>
  );
}

/** Whether one can join, in words. */
export function DateStanding({ date: { state, placesLeft } }: { date: Pick<DateRowFragment, 'state' | 'placesLeft'> }) {
  const t = useMessages();
  switch (state) {
    case 'OPEN':
      return placesLeft > 0 ? t('workshops.places', { count: placesLeft }) : t('workshops.full');
    case 'CLOSED':
      return t('workshops.closed');
    case 'OVER':
      return t('workshops.over');
    case 'CANCELLED':
      return <strong>{t('workshops.cancelled')}</strong>;
    case 'DRAFT':
      return t('workshops.draft');
  }
}
