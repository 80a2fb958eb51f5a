import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { FinishUpload } from './finish-upload.ts';
import { Items, type WholeItem } from './items.ts';
import { MakeVariants } from './make-variants.ts';
import { RemoveFiles } from './remove-files.ts';
import { SendFile } from './send-file.ts';
import { ServedFiles } from './served.ts';

/** A picture that may be put into a post: names of a small and a large file, and the sides of the small one. */
export type PreparedPicture = Readonly<{
  mediaId: string;
  small: string;
  large: string;
  width: number;
  height: number;
}>;

const PLAIN = { title: '', alt: '', decorative: false, transcript: '', focalX: 50, focalY: 50 };
const NOBODY = { recognisable: false, consentWho: '', consentUntil: null, consentNote: '' };

/** The door for conversations: pictures that people send with a post, by the same rules as all media. */
@Injectable()
export class PostPictures {
  constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly finishing: FinishUpload,
    private readonly variants: MakeVariants,
    private readonly removing: RemoveFiles,
    private readonly served: ServedFiles,
    private readonly sending: SendFile,
    private readonly clock: Clock,
  ) {}

  /** Makes of an upload what a post can show; the same upload again is the same picture. Call it outside a transaction. @throws Refusal */
  async prepare(personId: string, upload: string): Promise<PreparedPicture> {
    const known = await this.mine(personId, upload);
    if (known?.state === 'ready') return preparedFrom(known);
    // somebody who sends twice at once has it by now
    if (!known)
      await this.takeIn(personId, upload).catch(async (error: unknown) => {
        if (!(await this.mine(personId, upload))) throw error;
      });
    return this.makeReady((await this.mine(personId, upload)) ?? refuse(new NotFound()));
  }

  /** Marks pictures as standing in a post, inside its transaction. @throws Refusal with NotFound where one stands in another post */
  async attach(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const attached = await this.database.query(
      "update media.item set attached = true where id = any($1::uuid[]) and shelf = 'post' and not attached returning id",
      [ids],
    );
    refuseUnless(attached.length === ids.length, () => new NotFound());
  }

  /** Takes pictures away with their post, inside its transaction. */
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.removing.promise(await this.items.remove(id));
  }

  /** Sends a file of a picture to somebody who may see its post; tells whether there is one. */
  async send(request: FastifyRequest, reply: FastifyReply, name: string): Promise<boolean> {
    const file = await this.served.find(name);
    if (file?.shelf !== 'post') return false;
    await this.sending.run(request, reply, file, false);
    return true;
  }

  private async mine(personId: string, id: string): Promise<WholeItem | undefined> {
    const [item] = await this.items.byIds([id]);
    return item?.shelf === 'post' && item.ownerId === personId ? item : undefined;
  }

  private takeIn(personId: string, upload: string): Promise<unknown> {
    return this.finishing.run(personId, upload, ['image'], ({ kind, master }) => {
      const { width, height } = master;
      const about = { id: upload, key: null, ownerId: personId, shelf: 'post', kind, state: 'processing' } as const;
      const item = { ...PLAIN, ...NOBODY, ...about, width, height, seconds: null };
      return this.items.add(item, master, this.clock.now());
    });
  }

  /** The two sizes take the place of the master, which nobody needs any more. */
  private async makeReady(item: WholeItem): Promise<PreparedPicture> {
    const master = item.files.find((file) => file.role === 'master');
    if (!master) throw new Error('a picture that is not ready has its master');
    const made = await this.variants.made(master, { x: 50, y: 50 }, 'post');
    const first = await this.database.transaction(async () => {
      if ((await this.items.lock(item.id))?.state !== 'processing') return false;
      await this.items.addFiles(item.id, 1, made);
      await this.items.ready(item.id);
      await this.removing.promise(await this.items.dropMaster(item.id));
      return true;
    });
    if (!first) await this.removing.now(made.map((file) => file.name));
    return preparedFrom((await this.mine(item.ownerId, item.id)) ?? refuse(new NotFound()));
  }
}

function preparedFrom({ id, files }: WholeItem): PreparedPicture {
  const sized = files.filter((file) => file.role === 'width');
  const [small, large] = [sized[0], sized.at(-1)];
  if (!small || !large) throw new Error('a picture that is ready has its sizes');
  return { mediaId: id, small: small.name, large: large.name, width: small.width ?? 1, height: small.height ?? 1 };
}
