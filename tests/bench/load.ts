import net from 'node:net';

/** One request, repeated over connections that stay open. */
export type Request = {
  host: string;
  port: number;
  path: string;
  headers?: Record<string, string | undefined>;
  body?: string | undefined;
};
/** `others` take their turn with the request, over the same connections. */
export type Order = { request: Request; others?: readonly Request[]; connections: number; ms: number };
export type Outcome = { requests: number; perSecond: number; p50: number; p95: number; bytes: number; wrong: number };

const HEAD_END = Buffer.from('\r\n\r\n');

/** Sends the requests in turn, a new one on a connection as soon as the answer before is whole. Times in milliseconds. */
async function load({ request, others = [], connections, ms }: Order): Promise<Outcome> {
  const messages = [request, ...others].map(messageOf);
  let turn = 0;
  const next = () => messages[turn++ % messages.length] as Buffer;
  const times: number[] = [];
  let wrong = 0;
  let bytes = 0;
  const begun = performance.now();
  const end = begun + ms;
  const runs = Array.from({ length: connections }, () =>
    converse(request, next, end, (took, status, length) => {
      times.push(took);
      bytes = length;
      if (status !== 200) wrong += 1;
    }),
  );
  await Promise.all(runs);
  const seconds = (performance.now() - begun) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { requests: times.length, perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), bytes, wrong };
}

function messageOf({ host, port, path, headers = {}, body }: Request): Buffer {
  const all: Record<string, string | undefined> = {
    host: `${host}:${port}`,
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return Buffer.from(
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`,
  );
}

type Note = (took: number, status: number, length: number) => void;

function converse({ host, port }: Request, next: () => Buffer, end: number, note: Note): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, host);
    socket.setNoDelay(true);
    let sent = 0;
    let waiting: Buffer[] = [];
    let status = 0;
    let length = -1;
    let left = -1;
    const send = () => {
      if (performance.now() >= end) return socket.end();
      sent = performance.now();
      left = -1;
      socket.write(next());
    };
    const whole = () => {
      note(performance.now() - sent, status, length);
      send();
    };
    socket.on('connect', send);
    socket.on('data', (chunk: Buffer) => {
      if (left > 0) {
        left -= chunk.length;
        if (left === 0) whole();
        return;
      }
      const all = waiting.length > 0 ? Buffer.concat([...waiting, chunk]) : chunk;
      const head = all.indexOf(HEAD_END);
      if (head < 0) {
        waiting = [all];
        return;
      }
      waiting = [];
      const text = all.toString('latin1', 0, head);
      status = Number(text.slice(9, 12));
      length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) return socket.destroy(new Error(`an answer without a length:\n${text}`));
      left = length - (all.length - head - HEAD_END.length);
      if (left === 0) whole();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

process.on('message', (order: Order) => {
  load(order).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
