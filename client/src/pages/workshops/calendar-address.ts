import type { WorkshopsPageQuery } from '../../graphql.gen.ts';

export type Calendar = WorkshopsPageQuery['workshopCalendar'];
export type Facet = Calendar['facets'][number];

/** What stands in the address for each thing to choose by. */
export const NAMES: Readonly<Record<Facet['kind'], string>> = {
  SUBJECT: 'onderwerp',
  TOWN: 'plaats',
  FORM: 'vorm',
  LANGUAGE: 'taal',
};

/** The address with what is chosen now, in another view or month. */
export function addressOf(calendar: Calendar, { asMonth, month }: { asMonth: boolean; month: string | null }): string {
  const query = new URLSearchParams();
  for (const { kind, chosen } of calendar.facets) if (chosen) query.set(NAMES[kind], chosen);
  if (calendar.free) query.set('vrij', 'ja');
  if (asMonth) query.set('weergave', 'maand');
  if (month) query.set('maand', month);
  return query.size > 0 ? `/workshops?${query}` : '/workshops';
}
