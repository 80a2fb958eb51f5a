import type { FilmSegment } from '@fluxus/lesson-document';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { contentLang } from '../../content.tsx';
import { useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';
import { SPEEDS, useSpeed } from './use-speed.ts';

/**
 * A film with captions, chapters and what is said in it. The browser plays it; without script that, the captions and the
 * transcript are what there is. Its place is kept from the beginning.
 */
export function Film({ segment }: { segment: FilmSegment }) {
  const t = useMessages();
  const id = useId();
  const video = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  const { failed, fail } = useFailure(video, attempt);
  const [speed, setSpeed] = useSpeed(video, attempt);
  const [chapter, setChapter] = useState(-1);
  const { key, title, ratio, chapters, transcriptHtml } = segment;
  const list = chapters?.list ?? [];

  return (
    <figure className={`film film-${ratio.replace(':', 'x')}`} id={key} data-block={key} aria-labelledby={id}>
      <figcaption id={id} lang={contentLang}>
        {title}
      </figcaption>
      <div className="film-main">
        <div className="film-screen">
          {failed ? (
            <div className="film-failed" role="alert">
              <p>{t('reader.film.failed')}</p>
              <Button variant="quiet" onClick={() => setAttempt(attempt + 1)}>
                {t('reader.film.again')}
              </Button>
            </div>
          ) : (
            <Screen
              segment={segment}
              video={video}
              onError={fail}
              onTime={(now) => setChapter(list.findLastIndex(({ at }) => at <= now))}
            />
          )}
        </div>
        <label className="film-speed">
          <span>{t('reader.film.speed')}</span>
          <select className="input" value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map((rate) => (
              <option key={rate} value={rate}>
                {t('reader.film.speed.value', { rate })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="film-beside">
        {list.length > 0 && (
          <nav className="film-chapters" aria-labelledby={`${id}-chapters`}>
            <p id={`${id}-chapters`}>{t('reader.film.chapters')}</p>
            <ol lang={contentLang}>
              {list.map(({ at, title: name }, place) => (
                <li key={at}>
                  <button
                    type="button"
                    disabled={failed}
                    aria-current={place === chapter ? 'true' : undefined}
                    onClick={() => playFrom(video.current, at)}
                  >
                    <span className="film-time">{clock(at)}</span> {name}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <details className="film-transcript" open={failed || undefined}>
          <summary>{t('reader.film.transcript')}</summary>
          <TrustedHtml html={transcriptHtml} />
        </details>
      </div>
    </figure>
  );
}

function Screen({
  segment: { src, poster, title, captions, chapters },
  video,
  onError,
  onTime,
}: {
  segment: FilmSegment;
  video: RefObject<HTMLVideoElement | null>;
  onError: () => void;
  onTime: (seconds: number) => void;
}) {
  return (
    <video
      ref={video}
      controls
      preload="metadata"
      playsInline
      src={src}
      poster={poster}
      aria-label={title}
      lang={contentLang}
      onError={onError}
      onTimeUpdate={(event) => onTime(event.currentTarget.currentTime)}
    >
      <track kind="captions" src={captions.src} srcLang={captions.srclang} label={captions.label} default />
      {chapters && <track kind="chapters" src={chapters.src} srcLang={captions.srclang} label={captions.label} />}
    </video>
  );
}

/** Whether the film could not be loaded; a new attempt forgets it. */
function useFailure(video: RefObject<HTMLVideoElement | null>, attempt: number) {
  const [failedAt, setFailedAt] = useState(-1);
  // it may have failed before the page was taken over
  useEffect(() => {
    if (video.current?.error) setFailedAt(attempt);
  }, [video, attempt]);
  return { failed: failedAt === attempt, fail: () => setFailedAt(attempt) };
}

function playFrom(video: HTMLVideoElement | null, seconds: number): void {
  if (!video) return;
  video.currentTime = seconds;
  // a browser that will not play by itself stays where it was put
  void video.play().catch(() => undefined);
}

/** A moment in a film as players write it, such as 1:05 or 1:00:05. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
