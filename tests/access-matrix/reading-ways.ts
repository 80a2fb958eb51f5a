import { wordsOfPdf } from './pdf-words.ts';
import { CUE, LESSON, MODULE, type Reader, type ReadingWorld, SECRETS } from './reading-world.ts';

/** What somebody gets on one way; nothing where they are refused. */
export type Way = (reader: Reader) => Promise<string>;

/** Every way that something could be read, over real HTTP; a page is its whole source. */
export function waysIn(world: ReadingWorld) {
  const { thread, step, share, shareTakenBack, attests } = world;

  async function get(reader: Reader, path: string): Promise<Response> {
    const headers: Record<string, string> = reader === 'nobody' ? {} : { cookie: world.people[reader].cookie };
    return fetch(world.base + path, { headers, redirect: 'manual' });
  }
  const page =
    (path: string): Way =>
    async (reader) => {
      const answer = await get(reader, path);
      const body = await answer.text();
      // pages that refuse are looked at too: they must not tell what they refuse
      return answer.status === 200 || body.includes('<html') ? body : '';
    };
  const pdf =
    (path: string): Way =>
    async (reader) => {
      const answer = await get(reader, path);
      return answer.status === 200 ? wordsOfPdf(Buffer.from(await answer.arrayBuffer())) : '';
    };
  const badge =
    (path: string): Way =>
    async (reader) => {
      const answer = await get(reader, path);
      const [, payload = ''] = answer.status === 200 ? (await answer.text()).split('.') : [];
      return Buffer.from(payload, 'base64url').toString();
    };
  const api =
    (query: string, variables: Record<string, unknown> = {}): Way =>
    async (reader) => {
      const cookie = reader === 'nobody' ? undefined : world.people[reader].cookie;
      const { data } = await world.academy.graphql(query, variables, cookie);
      return JSON.stringify(data ?? null);
    };
  /** What is found by the word beside every secret, and by the secret words themselves; not what was asked. */
  const search =
    (words: string): Way =>
    async (reader) => {
      const query = `query ($words: String!, $kind: FindableKind) { search(words: $words, kind: $kind) {
        ... on SearchResults { groups { kind count hits { title place excerpt { text } } } } } }`;
      const kinds = [undefined, 'LESSON', 'POST', 'NOTE', 'STEP'];
      const answers = await Promise.all(kinds.map((kind) => api(query, { words, kind })(reader)));
      return answers.join('\n').replaceAll('"},{"text":"', '');
    };
  const stream =
    (path: string): Way =>
    async (reader) => {
      const stop = new AbortController();
      const headers: Record<string, string> = reader === 'nobody' ? {} : { cookie: world.people[reader].cookie };
      const answer = await fetch(world.base + path, { headers, redirect: 'manual', signal: stop.signal });
      if (answer.status !== 200) return '';
      let heard = '';
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        heard += chunk;
        if (/data: .*\n\n$/.test(heard)) break;
      }
      stop.abort();
      return `open ${heard}`;
    };

  const searchPages = (words: string): Way[] =>
    ['', '&in=gesprekken', '&in=antwoorden', '&in=stappen'].map((kind) => page(`/zoeken?zoek=${words}${kind}`));

  return {
    'the page of the lesson': page(LESSON),
    'the lesson, from the API': api(
      `{ lesson(module: "${MODULE}", lesson: "les") { ... on Lesson { reflections { text versions { text } } } } }`,
    ),
    'Mijn schrift': page('/mijn-schrift'),
    'Mijn schrift, from the API': api('{ notebook { answers { text } sharedWithMe { question } } }'),
    'Mijn schrift as Markdown': page('/mijn-schrift/mijn-schrift.md'),
    'Mijn schrift as PDF': pdf('/mijn-schrift/mijn-schrift.pdf'),
    'the address of the share': page(`/mijn-schrift/gedeeld/${share}`),
    'the share, from the API': api(`{ sharedAnswer(share: "${share}") { ... on SharedAnswer { text } } }`),
    'the address it was shared at': page(`/mijn-schrift/gedeeld/${shareTakenBack}`),
    'Mijn stappen': page('/mijn-stappen'),
    'the page of the step': page(`/mijn-stappen/${step}`),
    'the step, from the API': api(`{ step(id: "${step}") { ... on Step { situation } } nextSteps { situation } }`),
    'Mijn leren': page('/leren'),
    'the address of the calendar': page(world.calendar),
    'the calendar at its address of before': page(world.calendarBefore),
    'the page of the conversation': page(`/gesprekken/${thread}`),
    'the conversation, from the API': api(
      `{ thread(id: "${thread}") { ... on ThreadPage { thread { title } posts { html text restriction { explanation } myReport { explanation } quotation { excerpt } } } } }`,
    ),
    'all conversations': page('/gesprekken?alle'),
    'conversations about the lesson': page(`/gesprekken?bij=les:${MODULE}/les`),
    'reports and appeals': page('/gesprekken/beheer'),
    'reports and appeals, from the API': api('{ postsUnderReview { excerpt reports { reason } } }'),
    Meldingen: page('/meldingen'),
    'Meldingen, from the API': api('{ myNotices { unread bundles { excerpt sentence { text } } } }'),
    'news of the conversation': stream(`/live/threads/${thread}`),
    'a search': search(CUE),
    'a search with a slip': search('kompaz'),
    mails: async (reader) => world.mails[reader],
    'the page of the attest': page(`/attest/${attests.online}`),
    'the attest as PDF': pdf(`/attest/${attests.online}/attest.pdf`),
    'the badge': badge(`/attest/${attests.online}/badge`),
    'its page when offline': page(`/attest/${attests.offline}`),
    'its PDF when offline': pdf(`/attest/${attests.offline}/attest.pdf`),
    'its badge when offline': badge(`/attest/${attests.offline}/badge`),
    'its page when revoked': page(`/attest/${attests.revoked}`),
    'its PDF when revoked': pdf(`/attest/${attests.revoked}/attest.pdf`),
    'its badge when revoked': badge(`/attest/${attests.revoked}/badge`),
    /** All pages and files there are, without the addresses that carry their own right. */
    'anywhere on the site': async (reader: Reader) => {
      const everywhere = [
        ...['/', '/modules', `/modules/${MODULE}`, '/praktijkvoorbeelden', '/workshops', '/leren', LESSON],
        ...['/mijn-schrift', '/mijn-schrift?volgorde=module', '/mijn-schrift/mijn-schrift.md', '/mijn-attesten'],
        ...['/mijn-stappen', '/mijn-stappen?per=drempel', '/mijn-stappen/nieuw', `/mijn-stappen/${step}`],
        ...[`/mijn-stappen/${step}/terugkijken`, `/mijn-stappen/nieuw?uit=stap/${step}`],
        ...['/gesprekken', '/gesprekken?alle', `/gesprekken?bij=les:${MODULE}/les`, `/gesprekken?bij=module:${MODULE}`],
        ...[`/gesprekken/${thread}`, `/gesprekken/${thread}?bericht=2`, `/gesprekken/${thread}?citeer=2`],
        ...[`/gesprekken/${thread}?bewerk=1`, `/gesprekken/${thread}?meld=2`, `/gesprekken/${thread}?beheer=2`],
        ...[
          '/gesprekken/beheer',
          '/account',
          '/meldingen',
          '/meldingen/voorkeuren',
          '/onderweg',
          '/bestellingen',
          '/beheer',
          '/nieuw.atom',
          '/sitemap.xml',
        ],
        ...[`/beheer/mensen/${world.people.author.id}`, `/mijn-schrift/gedeeld/${share}`],
        ...[`/mijn-schrift/gedeeld/${shareTakenBack}`],
      ].map(page);
      const found = await Promise.all([...everywhere, ...searchPages(CUE)].map((way) => way(reader)));
      return found.join('\n');
    },
    /** Each secret word looked for by itself: what is found tells that it is there. */
    'its own word': async (reader: Reader) => {
      const query =
        'query ($words: String!) { search(words: $words) { ... on SearchResults { groups { kind count } } } }';
      const found = await Promise.all(
        Object.values(SECRETS).map(async (secret) => {
          const answer = await api(query, { words: secret })(reader);
          return answer.includes('"count"') ? secret : '';
        }),
      );
      return found.join(' ');
    },
  } satisfies Record<string, Way>;
}
