/**
 * The number beside the bell, live: how much waits for who is signed in. A page follows it only while somebody looks at it,
 * because a browser keeps few connections open to one site. Without this the number is that of when the page came.
 */
export function wakeBell(): void {
  let source: EventSource | undefined;
  const follow = () => {
    source?.close();
    source = undefined;
    if (document.visibilityState !== 'visible' || !navigator.onLine || !document.querySelector('[data-waiting]'))
      return;
    source = new EventSource('/live/notices');
    source.addEventListener('notices', ({ data }: MessageEvent<string>) => show(Number(data)));
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  for (const event of ['online', 'pageshow']) addEventListener(event, () => !source && follow());
  addEventListener('pagehide', () => {
    source?.close();
    source = undefined;
  });
}

function show(count: number): void {
  const mark = document.querySelector<HTMLElement>('[data-waiting]');
  const before = Number(mark?.dataset.waiting);
  if (!mark || !(count >= 0) || count === before) return;
  mark.dataset.waiting = String(count);
  mark.textContent = count > 99 ? '99+' : String(count);
  mark.hidden = count === 0;
  const said = document.querySelector<HTMLElement>('[data-bell-said]');
  if (said && count > before)
    said.textContent = count === 1 ? (said.dataset.one ?? '') : (said.dataset.many ?? '').replace('#', String(count));
}
