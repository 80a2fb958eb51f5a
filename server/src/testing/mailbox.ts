import PostalMime from 'postal-mime';
import type { TestAcademy } from './academy.ts';

/** A mail as its reader sees it; `link` is where its button leads, `token` what the link carries. */
export type ReceivedMail = { subject: string; text: string; link: URL | undefined; token: string };

type Row = { source: Buffer };

/** The mails somebody got until now, the oldest first, once everything promised has left. */
export async function mailbox(academy: TestAcademy, email: string): Promise<ReceivedMail[]> {
  await academy.settled();
  const rows = (await academy.database.dataSource.query(
    'select source from platform.caught_mail where recipient = $1 order by id',
    [email],
  )) as Row[];
  return Promise.all(rows.map(({ source }) => read(source)));
}

/** The last mail somebody got, or the last with a subject: several at once arrive in any order. @throws Error when there is none */
export async function lastMail(academy: TestAcademy, email: string, subject?: string): Promise<ReceivedMail> {
  const mail = (await mailbox(academy, email)).findLast((one) => subject === undefined || one.subject === subject);
  if (!mail) throw new Error(`no such mail for ${email}`);
  return mail;
}

async function read(source: Buffer): Promise<ReceivedMail> {
  const { subject = '', text = '' } = await new PostalMime().parse(source);
  const address = /https?:\/\/\S+/.exec(text)?.[0];
  const link = address === undefined ? undefined : new URL(address);
  return { subject, text, link, token: link?.searchParams.get('token') ?? '' };
}
