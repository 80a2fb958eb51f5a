import { contentLang } from './content.tsx';
import { isoInBrussels } from './format.ts';
import type { Publisher } from './page.tsx';

/** Where a site is and who is behind it. */
type Place = Readonly<{ publicUrl: string; publisher: Publisher }>;
type Priced = Readonly<{ priceCents: number }> | null | undefined;

const NAME = 'Fluxus academie';

/** Things that search engines read of a page, as schema.org names them; what is undefined falls away. */
export function structured(...things: (object | undefined)[]): object {
  return { '@context': 'https://schema.org', '@graph': things.filter((thing) => thing !== undefined) };
}

/** The academy in brief, as one thing on every page. */
function academy({ publicUrl }: Place): object {
  return { '@type': 'EducationalOrganization', '@id': `${publicUrl}/#academie`, name: NAME, url: `${publicUrl}/` };
}

/** The academy, with who is behind it. */
export function organisation(place: Place, description: string): object {
  const { publicUrl, publisher } = place;
  return {
    ...academy(place),
    logo: `${publicUrl}/favicon.svg`,
    image: `${publicUrl}/delen.png`,
    description,
    legalName: publisher.name === NAME ? undefined : publisher.name,
    address: publisher.address ?? undefined,
    identifier: publisher.number ?? undefined,
    email: publisher.email,
  };
}

type Course = Readonly<{
  /** Path on this site. */
  path: string;
  title: string;
  description: string;
  minutes: number;
  offer: Priced;
  picture: string | null | undefined;
  /** What one can do after it. */
  able?: readonly string[];
  forWhom?: string;
  /** What it is made of: titles that everybody may know. */
  lessons?: readonly Readonly<{ title: string; minutes: number }>[];
  parts?: readonly Readonly<{ path: string; title: string; description: string }>[];
  partOf?: readonly Readonly<{ path: string; title: string; description: string }>[];
}>;

/** A module or a programme: read online, in one's own time, at one price. */
export function course(it: Course, place: Place): object {
  const { publicUrl } = place;
  const url = publicUrl + it.path;
  const provider = academy(place);
  const inBrief = (other: { path: string; title: string; description: string }) => ({
    '@type': 'Course',
    '@id': publicUrl + other.path,
    name: other.title,
    description: other.description,
    url: publicUrl + other.path,
    provider,
  });
  return {
    '@type': 'Course',
    '@id': url,
    name: it.title,
    description: it.description,
    url,
    image: it.picture ? publicUrl + it.picture : undefined,
    inLanguage: contentLang,
    provider,
    timeRequired: durationOf(it.minutes),
    teaches: it.able,
    audience: it.forWhom ? { '@type': 'EducationalAudience', audienceType: it.forWhom } : undefined,
    isAccessibleForFree: it.offer ? it.offer.priceCents === 0 : undefined,
    offers: it.offer ? [offerOf(it.offer.priceCents, url)] : undefined,
    hasCourseInstance: [
      {
        '@type': 'CourseInstance',
        courseMode: 'Online',
        courseWorkload: durationOf(it.minutes),
        inLanguage: contentLang,
      },
    ],
    syllabusSections: it.lessons?.map((lesson) => ({
      '@type': 'Syllabus',
      name: lesson.title,
      timeRequired: durationOf(lesson.minutes),
    })),
    hasPart: it.parts?.map(inBrief),
    isPartOf: it.partOf && it.partOf.length > 0 ? it.partOf.map(inBrief) : undefined,
  };
}

type DateOfWorkshop = Readonly<{
  path: string;
  title: string;
  lead: string;
  state: string;
  language: string;
  online: boolean;
  place: string;
  address: string;
  town: string;
  capacity: number;
  placesLeft: number;
  priceCents: number;
  parts: readonly Readonly<{ startsAt: string; endsAt: string }>[];
  startsAt: string;
  endsAt: string;
}>;

/** A date of a workshop: when, where, and whether it takes place and has places. */
export function event(it: DateOfWorkshop, place: Place): object {
  const url = place.publicUrl + it.path;
  const open = it.state === 'OPEN' && it.placesLeft > 0;
  const from = (schema: string) => `https://schema.org/${schema}`;
  return {
    '@type': 'EducationEvent',
    '@id': url,
    name: it.title,
    description: it.lead,
    url,
    image: `${place.publicUrl}/delen.png`,
    inLanguage: it.language,
    startDate: isoInBrussels(it.startsAt),
    endDate: isoInBrussels(it.endsAt),
    eventStatus: from(it.state === 'CANCELLED' ? 'EventCancelled' : 'EventScheduled'),
    eventAttendanceMode: from(it.online ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'),
    location: it.online
      ? { '@type': 'VirtualLocation', url }
      : {
          '@type': 'Place',
          name: it.place,
          address: {
            '@type': 'PostalAddress',
            streetAddress: it.address,
            addressLocality: it.town,
            addressCountry: 'BE',
          },
        },
    organizer: academy(place),
    isAccessibleForFree: it.priceCents === 0,
    maximumAttendeeCapacity: it.capacity,
    remainingAttendeeCapacity: it.placesLeft,
    offers: [{ ...offerOf(it.priceCents, url), availability: from(open ? 'InStock' : 'SoldOut') }],
    subEvent:
      it.parts.length > 1
        ? it.parts.map(({ startsAt, endsAt }) => ({
            '@type': 'Event',
            name: it.title,
            startDate: isoInBrussels(startsAt),
            endDate: isoInBrussels(endsAt),
          }))
        : undefined,
  };
}

/** The way to a page from the list it stands in; paths on this site. */
export function breadcrumbs(steps: readonly (readonly [name: string, path: string])[], { publicUrl }: Place): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, path], at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: publicUrl + path,
    })),
  };
}

function offerOf(priceCents: number, url: string): object {
  return {
    '@type': 'Offer',
    category: priceCents === 0 ? 'Free' : 'Paid',
    price: (priceCents / 100).toFixed(2),
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
    url,
  };
}

/** As ISO 8601 writes it. */
function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes % 60 > 0 || hours === 0 ? `${minutes % 60}M` : ''}`;
}
