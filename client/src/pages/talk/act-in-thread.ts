import { redirect } from 'react-router';
import {
  AppealHidingDocument,
  BanWriterDocument,
  ChooseBestAnswerDocument,
  DeletePostDocument,
  EditPostDocument,
  FollowThreadDocument,
  ModeratePostDocument,
  ReactToPostDocument,
  ReplyDocument,
  ReportPostDocument,
  SettleThreadDocument,
} from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, refused } from '../../page.tsx';

const REACTIONS = ['RECOGNISE', 'INSPIRE', 'THANK'] as const;
const GROUNDS = ['UNKIND', 'PRIVACY', 'ILLEGAL', 'ADVERTISING', 'OTHER'] as const;
const STANCES = ['FOLLOW', 'MUTE'] as const;

/** What the forms in a conversation do: each names its intent, and where it is about a post the number of it. */
export async function actInThread(asked: Asked, form: FormData): Promise<Outcome> {
  const { api, params, url } = asked;
  const threadId = params.id ?? '';
  const number = wholeNumber(field(form, 'number')) ?? 0;
  const post = { threadId, number };
  const [intent = '', word = '', on = ''] = field(form, 'intent').split(' ');
  switch (intent) {
    case 'reply':
      return reply(asked, form);
    case 'edit':
      return edit(asked, form, number);
    case 'delete':
      return done((await api.mutate(DeletePostDocument, { post })).deletePost, post);
    case 'react': {
      const kind = REACTIONS.find((one) => one === word) ?? 'THANK';
      const input = { ...post, kind, given: on === 'on' };
      return done((await api.mutate(ReactToPostDocument, { input })).reactToPost, post);
    }
    case 'best':
      return done(
        (await api.mutate(ChooseBestAnswerDocument, { input: { ...post, best: word === 'on' } })).chooseBestAnswer,
        post,
      );
    case 'report': {
      const ground = GROUNDS.find((one) => one === field(form, 'ground')) ?? 'OTHER';
      const input = { ...post, ground, reason: field(form, 'reason') };
      return decided((await api.mutate(ReportPostDocument, { input })).reportPost, post, form, intent);
    }
    case 'appeal': {
      const input = { ...post, appeal: field(form, 'reason') };
      return decided((await api.mutate(AppealHidingDocument, { input })).appealHiding, post, form, intent);
    }
    case 'moderate': {
      const input = { ...post, hide: word === 'hide', explanation: field(form, 'reason') };
      return decided((await api.mutate(ModeratePostDocument, { input })).moderatePost, post, form, intent);
    }
    case 'ban': {
      const input = { ...post, days: wholeNumber(field(form, 'days')) ?? -1, reason: field(form, 'reason') };
      return decided((await api.mutate(BanWriterDocument, { input })).banWriter, post, form, intent);
    }
    case 'settle': {
      const slowSeconds = wholeNumber(field(form, 'slowSeconds')) ?? -1;
      const input = { threadId, locked: form.has('locked'), slowSeconds, reason: field(form, 'reason') };
      const at = wholeNumber(url.searchParams.get('bericht')) ?? 1;
      const settled = (await api.mutate(SettleThreadDocument, { input })).settleThread;
      return decided(settled, { threadId, number: at }, form, intent);
    }
    default: {
      const stance = STANCES.find((one) => one === word) ?? null;
      const { followThread } = await api.mutate(FollowThreadDocument, { input: { threadId, stance } });
      if ('message' in followThread) return refused(followThread);
      throw redirect(`/gesprekken/${threadId}?bericht=${wholeNumber(url.searchParams.get('bericht')) ?? 1}`);
    }
  }
}

async function reply({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const [threadId, text, requestKey] = [params.id ?? '', field(form, 'text'), field(form, 'requestKey')];
  const quote = wholeNumber(field(form, 'quote'));
  const answer = (await api.mutate(ReplyDocument, { input: { threadId, text, requestKey, quote } })).reply;
  if (answer.__typename !== 'PostWritten') return { ...refused(answer, { text, requestKey }), intent: 'reply' };
  throw redirect(pathOfPost(answer.threadId, answer.number, requestKey));
}

async function edit({ api, params }: Asked, form: FormData, number: number): Promise<Outcome> {
  const threadId = params.id ?? '';
  const [text, requestKey, baseRevision] = ['text', 'requestKey', 'baseRevision'].map((name) => field(form, name));
  const input = { threadId, number, text: text ?? '', baseRevision: wholeNumber(baseRevision ?? '') ?? 0 };
  const { editPost } = await api.mutate(EditPostDocument, { input });
  if (editPost.__typename === 'PostWritten') throw redirect(pathOfPost(editPost.threadId, editPost.number, requestKey));
  const sent = { text: input.text, requestKey: requestKey ?? '', baseRevision: String(input.baseRevision) };
  if (editPost.__typename !== 'PostConflict') return { ...refused(editPost, sent), intent: 'edit' };
  // both texts are shown; whoever saves now has seen the other one
  const both = { ...sent, other: editPost.text, baseRevision: String(editPost.revision) };
  return { ...refused(editPost, both), intent: 'edit' };
}

/** What comes of an act that has a reason: refused in place with what was filled in, or done. */
function decided(
  answer: { __typename: string; message?: string; problems?: readonly { field: string; message: string }[] },
  { threadId, number }: { threadId: string; number: number },
  form: FormData,
  intent: string,
): Outcome {
  if (answer.message === undefined) throw redirect(pathOfPost(threadId, number, field(form, 'requestKey')));
  const values = Object.fromEntries(
    ['reason', 'ground', 'days', 'slowSeconds', 'requestKey'].map((name) => [name, field(form, name)]),
  );
  return { ...refused({ ...answer, message: answer.message }, values), intent };
}

function done(
  answer: { __typename: string; message?: string },
  { threadId, number }: { threadId: string; number: number },
): Outcome {
  if (answer.message !== undefined) return refused({ message: answer.message });
  throw redirect(pathOfPost(threadId, number));
}

/** The page on which a post stands, at the post; `placed` tells the script which draft is kept by the server now. */
export function pathOfPost(threadId: string, number: number, placed?: string): string {
  const word = placed ? `&geplaatst=${encodeURIComponent(placed)}` : '';
  return `/gesprekken/${threadId}?bericht=${number}${word}#bericht-${number}`;
}

/** A number written in digits that the API can hold. */
export function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
