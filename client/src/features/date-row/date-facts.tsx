import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { dateAndTime, money, partOfDay } from '../../format.ts';
import type { DateFactsFragment } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';

/** What one needs to know of a date: when, where, at what price, and until when one can change one's mind. */
export function DateFacts({ date }: { date: DateFactsFragment }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const facts: [string, ReactNode][] = [
    [t('workshops.fact.when'), <When key="when" date={date} />],
    [t('workshops.fact.where'), <Where key="where" date={date} />],
    [t('workshops.fact.price'), date.priceCents === 0 ? t('workshops.free') : money(date.priceCents, locale)],
    [t('workshops.fact.language'), t(`workshops.language.${date.language}` as 'workshops.language.nl')],
  ];
  if (date.facilitators.length > 0)
    facts.push([
      t('workshops.fact.facilitators'),
      <span key="with" translate="no">
        {date.facilitators.join(', ')}
      </span>,
    ]);
  if (date.accessibility !== '')
    facts.push([t('workshops.fact.accessibility'), <OfStaff key="access">{date.accessibility}</OfStaff>]);
  if (date.state === 'OPEN' && date.closesAt !== date.startsAt)
    facts.push([
      t('workshops.fact.closes'),
      t('workshops.fact.closes.until', { moment: dateAndTime(date.closesAt, locale) }),
    ]);
  facts.push([t('workshops.fact.cancel'), cancelling(date, t)]);
  return <DefinitionList items={facts.map(([term, description]) => ({ term, description }))} />;
}

function When({ date }: { date: DateFactsFragment }) {
  const { locale } = useSurroundings();
  return (
    <>
      {date.parts.map((part) => (
        <span key={part.number} className="block">
          <time dateTime={part.startsAt}>{partOfDay(part, locale)}</time>
        </span>
      ))}
    </>
  );
}

function Where({ date: { online, place, address, town, mapUrl } }: { date: DateFactsFragment }) {
  const t = useMessages();
  if (online) return t('workshops.online.link');
  return (
    <>
      <OfStaff>
        {place}
        <br />
        {address}, {town}
      </OfStaff>
      {mapUrl && (
        <>
          <br />
          <a href={mapUrl} rel="noreferrer">
            {t('workshops.map')}
          </a>
        </>
      )}
    </>
  );
}

/** Words that somebody of the staff wrote. */
function OfStaff({ children }: { children: ReactNode }) {
  return (
    <span lang={contentLang} translate="no">
      {children}
    </span>
  );
}

function cancelling({ priceCents, cancellation }: DateFactsFragment, t: ReturnType<typeof useMessages>): string {
  if (priceCents === 0) return t('workshops.cancel.free');
  if (cancellation.length === 0) return t('workshops.cancel.never');
  return cancellation
    .map(({ daysBefore, percent }) => t('workshops.cancel.rule', { days: daysBefore, percent }))
    .join('. ');
}
