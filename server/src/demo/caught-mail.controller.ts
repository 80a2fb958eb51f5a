import { Controller, Get, Header, Inject, NotFoundException, Param } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { Database } from '../platform/database/database.ts';
import { escapeHtml } from '../platform/escape-html.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';

type Row = { id: string; recipient: string; subject: string; source: Buffer; caught_at: Date };

const OPEN = {
  because: 'mails of a trial set-up are caught for whoever tries it; never with real mail, never in production',
} as const;

/** The mails that a trial set-up would have sent. */
@Controller('demo/mail')
export class CaughtMailController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  @Get()
  @Allow('anyone', OPEN)
  @Header('content-type', 'text/html; charset=utf-8')
  async list(): Promise<string> {
    this.onlyWhenCaught();
    const rows = await this.database.query<Row>(
      'select id, recipient, subject, caught_at from platform.caught_mail order by id desc limit 100',
    );
    const mails = await Promise.all(
      rows.map(
        async (row) =>
          `<li><a href="/demo/mail/${row.id}">${escapeHtml(await decoded(row.subject))}</a><span>${escapeHtml(row.recipient)} · ${time(row.caught_at)}</span></li>`,
      ),
    );
    return document(
      'Opgevangen mails',
      mails.length > 0
        ? `<ul>${mails.join('')}</ul>`
        : '<p>Er is nog geen mail verstuurd. Vraag bijvoorbeeld een aanmeldlink.</p>',
    );
  }

  @Get('style.css')
  @Allow('anyone', OPEN)
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    this.onlyWhenCaught();
    return STYLE;
  }

  @Get(':id')
  @Allow('anyone', OPEN)
  @Header('content-type', 'text/html; charset=utf-8')
  async one(@Param('id') id: string): Promise<string> {
    this.onlyWhenCaught();
    const rows = /^[0-9a-f-]{36}$/.test(id)
      ? await this.database.query<Row>('select * from platform.caught_mail where id = $1', [id])
      : [];
    const [row] = rows;
    if (!row) throw new NotFoundException();
    const mail = await new PostalMime().parse(row.source);
    const text = escapeHtml(mail.text ?? '').replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
    return document(
      mail.subject ?? 'Mail',
      `<p><a href="/demo/mail">Alle mails</a></p><p>Aan ${escapeHtml(row.recipient)} · ${time(row.caught_at)}</p><pre>${text}</pre>`,
    );
  }

  private onlyWhenCaught(): void {
    if (!this.resources.demo || this.config.smtpUrl) throw new NotFoundException();
  }
}

async function decoded(subject: string): Promise<string> {
  return (await new PostalMime().parse(`Subject: ${subject}\r\n\r\n`)).subject ?? subject;
}

function time(at: Date): string {
  return at.toLocaleTimeString('nl-BE', {
    timeZone: 'Europe/Brussels',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="nl-BE"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/demo/mail/style.css"></head><body><main><p class="mark">Proefopstelling: deze mails zijn niet verstuurd.</p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;background:light-dark(#fdf9f1,#1b1612);color:light-dark(#2b2017,#ece4d6)}main{max-width:44rem;margin:0 auto;padding:2rem 1rem 4rem}.mark{border-left:3px solid light-dark(#8a5f00,#e0b45c);padding-left:.8rem}h1{font:500 2rem/1.15 Georgia,serif}ul{list-style:none;padding:0}li{border-top:1px solid light-dark(#dcd3c2,#4a4238);padding:.8rem 0;display:grid;gap:.2rem}li span{font-size:.9375rem}a{color:light-dark(#17492f,#8fd0a6)}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border-top:1px solid light-dark(#dcd3c2,#4a4238);padding-top:1rem}`;
