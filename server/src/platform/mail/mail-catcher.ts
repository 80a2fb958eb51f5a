import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { DataSource } from 'typeorm';

const KEEP = 500;

export type MailCatcher = { url: string; close: () => Promise<void> };

/** A mail server for demo and tests that keeps what it gets in the database and sends nothing on. Loopback only. */
export async function startMailCatcher(dataSource: DataSource): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: 2_000_000,
    logger: false,
    closeTimeout: 1000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        const recipients = session.envelope.rcptTo.map((one) => one.address);
        keep(dataSource, recipients, source).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function keep(dataSource: DataSource, recipients: string[], source: Buffer): Promise<void> {
  const subject =
    /^subject: (.*(?:\r?\n[ \t].*)*)/im.exec(source.toString('utf8'))?.[1]?.replace(/\r?\n[ \t]/g, ' ') ?? '';
  await dataSource.query(
    'insert into platform.caught_mail (recipient, subject, source) select unnest($1::text[]), $2, $3',
    [recipients, subject, source],
  );
  await dataSource.query(
    'delete from platform.caught_mail where id < (select id from platform.caught_mail order by id desc offset $1 limit 1)',
    [KEEP],
  );
}
