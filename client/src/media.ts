/**
 * The small script of the library of media: files go in parts, so that one sees how far they are and a cut connection costs
 * nothing but time. Without it a form goes with its file, in one piece.
 */
const PART = 2_000_000;
const LONGEST_WAIT_MS = 30_000;

type Begun = { __typename: string; id: string; offset: number; message?: string; problems?: { message: string }[] };

const BEGIN = `mutation ($input: BeginUploadInput!) { begun: beginUpload(input: $input) {
  __typename ... on UploadBegun { id offset } ... on Refused { message } ... on InvalidInput { problems { message } } } }`;

/** What the server says of a file that it does not take. */
class Refused extends Error {}

async function begin(file: File): Promise<Begun> {
  // the same file, chosen again later, goes on where it stopped
  const requestKey = [file.name, file.size, file.lastModified].join(' ').slice(-200);
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: BEGIN, variables: { input: { name: file.name, bytes: file.size, requestKey } } }),
  });
  const { data, errors } = (await answer.json()) as { data?: { begun?: Begun }; errors?: { message: string }[] };
  const begun = data?.begun;
  if (!begun) throw new Refused(errors?.[0]?.message ?? '');
  if (begun.__typename !== 'UploadBegun') throw new Refused(begun.problems?.[0]?.message ?? begun.message ?? '');
  return begun;
}

async function sendPart(id: string, file: File, offset: number): Promise<number> {
  const answer = await fetch(`/media/uploads/${id}`, {
    method: 'PATCH',
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: file.slice(offset, offset + PART),
  });
  const now = answer.headers.get('upload-offset');
  if (now === null) throw answer.status < 500 ? new Refused('') : new Error(`status ${answer.status}`);
  return Number(now);
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends all of a file, however often the connection is gone in between. */
async function send(file: File, tell: (share: number, waiting: boolean) => void): Promise<string> {
  let begun: Begun | undefined;
  let offset = 0;
  for (let tries = 0; ; ) {
    try {
      // after a fault the server says how far it came
      begun ??= await begin(file);
      if (tries > 0 || offset === 0) offset = Math.max(begun.offset, offset);
      tell(offset / file.size, false);
      while (offset < file.size) {
        offset = await sendPart(begun.id, file, offset);
        tries = 0;
        tell(offset / file.size, false);
      }
      return begun.id;
    } catch (error) {
      if (error instanceof Refused) throw error;
      tries += 1;
      begun = undefined;
      tell(offset / file.size, true);
      await later(Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries));
    }
  }
}

function sendBefore(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const file = input?.files?.[0];
    if (!input || !file) return;
    event.preventDefault();
    const said = input.parentElement?.querySelector<HTMLElement>('[data-progress]');
    const bar = said?.querySelector('progress') ?? document.createElement('progress');
    const words = said?.querySelector('span') ?? document.createElement('span');
    said?.replaceChildren(bar, words);
    bar.max = 1;
    bar.setAttribute('aria-label', said?.dataset.going ?? '');
    const say = (text: string | undefined) => {
      if (words.textContent !== text) words.textContent = text ?? '';
    };
    const submitter = event.submitter as HTMLButtonElement | null;
    send(file, (share, waiting) => {
      bar.value = share;
      say(waiting ? said?.dataset.waiting : said?.dataset.going);
    }).then(
      (upload) => {
        hide(form, input.name, upload);
        if (submitter?.name) hide(form, submitter.name, submitter.value);
        // what is here already does not go along again
        input.disabled = true;
        form.submit();
      },
      (error: unknown) => {
        said?.replaceChildren(words);
        say((error instanceof Error && error.message) || said?.dataset.failed);
        delete form.dataset.sent;
        for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-busy');
      },
    );
  });
}

function hide(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name, value });
  form.append(input);
}

/** A press on the picture says where the eye should fall; the numbers say it too. */
function chooseFocus(picture: HTMLImageElement): void {
  const [x, y] = ['focalX', 'focalY'].map((name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`));
  if (!x || !y) return;
  picture.addEventListener('click', ({ offsetX, offsetY }) => {
    x.value = String(Math.round((100 * offsetX) / picture.clientWidth));
    y.value = String(Math.round((100 * offsetY) / picture.clientHeight));
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) sendBefore(form);
for (const picture of document.querySelectorAll<HTMLImageElement>('img.media-whole')) chooseFocus(picture);
