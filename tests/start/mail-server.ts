import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail server of a test: how slowly it answers can be set, and what it took can be seen. */
export type MailServer = {
  url: string;
  /** Milliseconds until it says that it took a mail. */
  answersAfter: (ms: number) => void;
  /** How many mails were handed over, whether it said that it took them or not. */
  begun: () => number;
  /** The Message-ID of each mail that it said it took. */
  taken: () => readonly string[];
  close: () => Promise<void>;
};

/** As much of SMTP as one sender with one recipient needs. */
export async function startMailServer(options: { answersAfter?: number } = {}): Promise<MailServer> {
  let delay = options.answersAfter ?? 0;
  let begun = 0;
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).once('error', () => socket.destroy());
    let heard = '';
    let inMail = false;
    const take = (mail: string) => {
      begun += 1;
      setTimeout(() => {
        if (socket.destroyed) return;
        taken.push(/^message-id: (.*)$/im.exec(mail)?.[1]?.trim() ?? '');
        socket.write('250 taken\r\n');
      }, delay).unref();
    };
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      heard += chunk;
      for (
        let end = heard.indexOf(inMail ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = heard.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
      ) {
        const said = heard.slice(0, end);
        heard = heard.slice(end + (inMail ? 5 : 2));
        if (inMail) take(said);
        else socket.write(/^data/i.test(said) ? '354 go on\r\n' : /^quit/i.test(said) ? '221 bye\r\n' : '250 ok\r\n');
        inMail = !inMail && /^data/i.test(said);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answersAfter: (ms) => {
      delay = ms;
    },
    begun: () => begun,
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
