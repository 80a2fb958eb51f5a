import { contentLang } from '../../content.tsx';
import { isoDay, monthName, time, weekday } from '../../format.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { addressOf, type Calendar } from './calendar-address.ts';

type DateOfMonth = Calendar['dates'][number];

/** A month as a list of its days on a phone and as weeks on a wide page; days without anything are there for the eye only. */
export function MonthGrid({ calendar }: { calendar: Calendar }) {
  const { locale } = useSurroundings();
  const t = useMessages();
  const month = calendar.month ?? calendar.today.slice(0, 7);
  const days = daysOf(month);
  const onDay = (day: string) =>
    calendar.dates.filter((date) => date.parts.some((part) => isoDay(new Date(part.startsAt)) === day));
  const [previous, next] = [shifted(month, -1), shifted(month, 1)];
  return (
    <section className="month" aria-labelledby="maand">
      <div className="month-head">
        <h2 id="maand">{monthName(month, locale)}</h2>
        <p>
          {previous >= calendar.today.slice(0, 7) && (
            <a href={addressOf(calendar, { asMonth: true, month: previous })} rel="nofollow">
              {t('workshops.month.previous')}
            </a>
          )}{' '}
          <a href={addressOf(calendar, { asMonth: true, month: next })} rel="nofollow">
            {t('workshops.month.next')}
          </a>
        </p>
      </div>
      {calendar.dates.length === 0 && <p>{t('workshops.none.chosen')}</p>}
      <ol className="month-days" data-begins={weekdayOf(days[0] ?? month)}>
        {days.map((day) => {
          const dates = onDay(day);
          return (
            <li key={day} className={dates.length > 0 ? 'has-dates' : undefined} aria-hidden={dates.length === 0}>
              <span className="month-day" aria-hidden="true">
                {Number(day.slice(8))}
              </span>
              {dates.length > 0 && <h3 className="month-name">{weekday(day, locale)}</h3>}
              {dates.map((date) => (
                <DayDate key={date.id} date={date} day={day} />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function DayDate({ date, day }: { date: DateOfMonth; day: string }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const part = date.parts.find((one) => isoDay(new Date(one.startsAt)) === day);
  return (
    <p className="small">
      {part && <time dateTime={part.startsAt}>{time(part.startsAt, locale)}</time>}{' '}
      <a href={date.path} lang={contentLang}>
        {date.title}
      </a>
      {date.state === 'CANCELLED' && <strong> {t('workshops.cancelled')}</strong>}
    </p>
  );
}

/** Every day of a month, as in 2027-02-01. */
function daysOf(month: string): string[] {
  const [year = 2000, at = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}

/** From 1 for Monday to 7. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function shifted(month: string, by: number): string {
  const [year = 2000, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 + by, 15)).toISOString().slice(0, 7);
}
