import { Controller, Get, Logger, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../platform/graphql/allow.ts';
import { Catalogue } from '../catalogue.ts';
import { PublishedCases } from '../published-cases.ts';
import { PaintedPictures } from './painted.ts';
import { casePicture, lessonPicture, modulePicture, programmePicture, type SharePicture } from './picture.ts';

const OPEN = { because: 'a shared link shows a title and a drawing to whoever sees it, and both are public' } as const;
const A_YEAR = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';
const OF_THE_ACADEMY = '/delen.png';

/** The pictures that other sites show where a page of ours is shared. */
@Controller('delen')
export class PicturesController {
  private readonly logger = new Logger(PicturesController.name);

  constructor(
    private readonly catalogue: Catalogue,
    private readonly cases: PublishedCases,
    private readonly painted: PaintedPictures,
  ) {}

  @Get(':kind/:file')
  @Allow('anyone', OPEN)
  async one(
    @Param('kind') kind: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(await this.find(kind, keyIn(file)), request, reply);
  }

  @Get('les/:module/:file')
  @Allow('anyone', OPEN)
  async lesson(
    @Param('module') moduleKey: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const module = await this.catalogue.moduleByKey(moduleKey);
    const lesson = module?.lessons.find((one) => one.key === keyIn(file));
    await this.send(module && lesson && lessonPicture(module, lesson), request, reply);
  }

  private async find(kind: string, key: string): Promise<SharePicture | undefined> {
    if (kind === 'module') {
      const module = await this.catalogue.moduleByKey(key);
      return module && modulePicture(module);
    }
    if (kind === 'opleiding') {
      const programme = (await this.catalogue.programmes()).find((one) => one.key === key);
      return programme && programmePicture(programme, await this.catalogue.modules());
    }
    const study = kind === 'praktijkvoorbeeld' ? await this.cases.byKey(key) : undefined;
    return study && casePicture(study);
  }

  /** Only the address with the version of today may be kept for long: the other one shows whatever holds. */
  private async send(
    picture: SharePicture | undefined,
    { headers, query }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!picture) throw new NotFoundException();
    const current = (query as { v?: unknown }).v === picture.version;
    const tag = `"${picture.version}"`;
    reply
      .header('cache-control', current ? A_YEAR : AN_HOUR)
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('etag', tag);
    if (headers['if-none-match'] === tag) {
      await reply.status(304).send();
      return;
    }
    const png = await this.painted.of(picture).catch((error: unknown) => {
      // such as on a machine for which there is no build of the library
      this.logger.warn(`a picture to share could not be painted: ${String(error)}`);
      return undefined;
    });
    if (png) await reply.type('image/png').send(png);
    else await reply.header('cache-control', AN_HOUR).removeHeader('etag').redirect(OF_THE_ACADEMY, 302);
  }
}

/** The key in a file name; what is no picture has none. */
function keyIn(file: string): string {
  return file.endsWith('.png') ? file.slice(0, -'.png'.length) : '';
}
