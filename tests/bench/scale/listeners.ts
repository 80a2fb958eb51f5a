import http from 'node:http';

/** Pages that listen: each a connection of its own, with what it sends and the event it waits for. */
export type Listening = { port: number; path: string; cookie?: string };
/** Opens more; or waits until each of a kind heard the number. */
export type Wish = { open: { kind: string; pages: Listening[] } } | { hear: { kind: string; number: number } };

/** How long to wait for the last. */
const PATIENCE_MS = 30_000;

type Page = { kind: string; heard: number; at: number };
const pages: Page[] = [];
let told: (() => void) | undefined;
const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

process.on('message', (wish: Wish) => {
  const done = 'open' in wish ? open(wish.open.kind, wish.open.pages) : hear(wish.hear);
  done.then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});

async function open(kind: string, wished: readonly Listening[]): Promise<number> {
  // some at a time, as people come
  for (let at = 0; at < wished.length; at += 50)
    await Promise.all(wished.slice(at, at + 50).map((one) => openOne(kind, one)));
  return pages.length;
}

function openOne(kind: string, { port, path, cookie }: Listening): Promise<void> {
  const page: Page = { kind, heard: 0, at: 0 };
  pages.push(page);
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent, headers: cookie ? { cookie } : {} }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was answered by ${answer.statusCode}`));
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => {
        resolve();
        for (const [, number] of text.matchAll(/^data: (\d+)$/gm)) {
          page.heard = Number(number);
          page.at = performance.timeOrigin + performance.now();
        }
        told?.();
      });
      answer.on('close', () => process.send?.({ fault: 'a stream ended' }));
    });
    request.on('error', reject);
  });
}

/** When each heard, in milliseconds of the clock of this machine. */
function hear({ kind, number }: { kind: string; number: number }): Promise<number[]> {
  const waiting = pages.filter((page) => page.kind === kind);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      const missing = waiting.filter((page) => page.heard < number).length;
      reject(new Error(`${missing} of ${waiting.length} did not hear ${number}`));
    }, PATIENCE_MS);
    const look = () => {
      if (waiting.some((page) => page.heard < number)) return;
      clearTimeout(late);
      told = undefined;
      resolve(waiting.map((page) => page.at));
    };
    told = look;
    look();
  });
}
