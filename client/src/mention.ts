/**
 * Helps to write a name after `@`: of who wrote in the conversation and facilitators, whom everybody there knows. The names come
 * once, when somebody types the first `@`. Without it a name that is typed whole mentions just as well.
 */
const QUERY = 'query ($id: ID!) { mentionable(threadId: $id) { ... on MentionableNames { names } } }';
/** What is being typed after `@`, up to the caret. */
const TYPED = /(?<![\p{L}\p{N}_.@/])@([^\n@]{0,40})$/u;
const MOST = 6;

let asked: Promise<readonly string[]> | undefined;

async function ask(id: string): Promise<readonly string[]> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: QUERY, variables: { id } });
  const answer = await fetch('/graphql', { method: 'POST', headers, body });
  return (await answer.json()).data?.mentionable.names ?? [];
}

export function wakeMentions(form: HTMLFormElement): void {
  const field = form.querySelector('textarea');
  const place = field?.parentElement;
  const { mentions: thread = '', mentionLabel = '', mentionCount = '' } = form.dataset;
  if (!field || !place) return;
  place.classList.add('mention-place');
  const list = document.createElement('ul');
  const said = document.createElement('span');
  list.id = `${field.id}-namen`;
  list.className = 'mention-names';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', mentionLabel);
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  place.append(said);
  let at = -1;

  const typed = () => TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];
  const close = () => {
    list.remove();
    at = -1;
    said.textContent = '';
    for (const name of ['aria-activedescendant', 'aria-controls']) field.removeAttribute(name);
  };
  const point = (to: number) => {
    at = (to + list.children.length) % list.children.length;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === at));
    field.setAttribute('aria-activedescendant', list.children[at]?.id ?? '');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (name: string | null | undefined) => {
    const end = field.selectionStart;
    field.setRangeText(`@${name} `, end - (typed()?.length ?? 0) - 1, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    close();
  };
  const offer = (names: readonly string[]) => {
    list.replaceChildren(
      ...names.map((name, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.translate = false;
        option.textContent = name;
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          choose(name);
        });
        return option;
      }),
    );
    place.append(list);
    field.setAttribute('aria-controls', list.id);
    said.textContent = mentionCount.replace('#', String(names.length));
    point(0);
  };
  const look = async () => {
    if (typed() === undefined) return close();
    asked ??= ask(thread).catch(() => []);
    const names = await asked;
    const part = typed()?.toLowerCase();
    const found = names.filter((name) => ` ${name.toLowerCase()}`.includes(` ${part}`)).slice(0, MOST);
    if (part === undefined || found.length === 0) close();
    else offer(found);
  };

  field.setAttribute('aria-autocomplete', 'list');
  field.addEventListener('input', look);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (at < 0) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) point(at + move);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(list.children[at]?.textContent);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
}
