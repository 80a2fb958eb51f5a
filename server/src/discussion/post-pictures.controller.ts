import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PostPictures } from '../media/index.ts';
import { Allow } from '../platform/graphql/allow.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { Doors } from './doors.ts';
import { PicturesInPosts } from './pictures-in-posts.ts';
import { mayModerate } from './policy.ts';
import { Threads } from './threads.ts';

/** Pictures in posts, for who may see the post; nobody else learns that there are any. */
@Controller('gesprekken/beelden')
export class PostPicturesController {
  constructor(
    private readonly placed: PicturesInPosts,
    private readonly threads: Threads,
    private readonly doors: Doors,
    private readonly pictures: PostPictures,
  ) {}

  @Get(':name')
  @Allow('signed-in')
  async one(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.maySee(request.caller, name))) throw new NotFoundException();
    if (!(await this.pictures.send(request, reply, name))) throw new NotFoundException();
  }

  private async maySee(caller: Caller, name: string): Promise<boolean> {
    const found = await this.placed.byFile(name);
    if (!found || !caller.person) return false;
    if (found.hidden && found.authorId !== caller.person.id && !mayModerate(caller)) return false;
    try {
      await this.doors.pass(caller, await this.threads.forReader(found.threadId, caller.person.id));
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
