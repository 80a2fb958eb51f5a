import type { Readable } from 'node:stream';
import { Controller, Get, NotFoundException, Param, Patch, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/index.ts';
import { FILE_NAME } from '../platform/files/file-store.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { mayHave } from './policy.ts';
import { SendFile } from './send-file.ts';
import { ServedFiles } from './served.ts';
import { TakePart } from './take-part.ts';

/** The files themselves, and where those that are sent arrive. */
@Controller('media')
export class MediaController {
  constructor(
    private readonly served: ServedFiles,
    private readonly access: Access,
    private readonly sending: SendFile,
    private readonly taking: TakePart,
  ) {}

  @Get(':name')
  @Allow('anyone', { because: 'what free lessons show is for everybody; all else is not there without access' })
  async file(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = FILE_NAME.test(name) ? await this.served.find(name) : undefined;
    if (!file) throw new NotFoundException();
    const { caller } = request;
    const ask = caller.person !== undefined && !file.free && file.modules.length > 0;
    const open = ask && caller.person ? await this.access.openAmong(caller.person.id, file.modules) : new Set<string>();
    if (!mayHave(caller, file, open)) throw new NotFoundException();
    await this.sending.run(request, reply, file, file.free);
  }

  /** The next part of a file, from where the one before ended. Answers how much there is now. */
  @Patch('uploads/:id')
  @Allow('signed-in')
  async part(
    @Param('id') id: string,
    @PersonOf() person: CallerPerson,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = Number(request.headers['upload-offset'] ?? Number.NaN);
    const body = request.body as Readable | undefined;
    const taken = await this.taking.run(person, { id, at, body });
    if (!taken) throw new NotFoundException();
    await reply
      .status(taken.right ? 204 : 409)
      .header('upload-offset', String(taken.offset))
      .send();
  }
}
