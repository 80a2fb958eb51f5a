import http from 'node:http';
import https from 'node:https';

/** What came back: a status, or the reason why nothing did. */
export type PostAnswer = { status?: number; error?: string };

/** Posts a signed event to the webhook's address, on a connection of its own. Never throws; redirects are not followed. */
export function postEvent(
  target: string,
  message: { body: string; headers: Record<string, string> },
  timeoutMs: number,
  signal: AbortSignal,
): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const client = target.startsWith('https:') ? https : http;
    const body = Buffer.from(message.body, 'utf8');
    const request = client.request(target, {
      method: 'POST',
      agent: false,
      timeout: timeoutMs,
      signal,
      headers: { ...message.headers, 'content-length': String(body.length) },
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    request.on('error', (error) => resolve({ error: error.message || String((error as NodeJS.ErrnoException).code) }));
    request.on('response', (response) => {
      response.on('error', () => {});
      response.resume();
      resolve(response.statusCode === undefined ? {} : { status: response.statusCode });
    });
    request.end(body);
  });
}
