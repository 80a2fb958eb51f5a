#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createStripeEmulator } from './emulator.ts';

const HELP = `stripe-emulator: a local stand-in for Stripe's Checkout. No money moves.

  --port 12111             port to listen on (0: any free one)
  --host 127.0.0.1         address to listen on
  --key sk_test_emulator   secret key the API asks for
  --webhook-url URL        where events are sent
  --webhook-secret whsec_emulator
  --public-url URL         base of the payment pages as browsers see it
  --state FILE             keeps everything over restarts
  --settle-later 20000     milliseconds until a payment chosen as "later" comes in
  --merchant NAME          name of the shop on the payment page
  --locale nl-BE           language of the pages: nl-BE or en
`;

/** An option whose value cannot be used. */
class WrongOption extends Error {}

try {
  await run();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const wrongOption = error instanceof WrongOption || code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`stripe-emulator: ${message.split('\n')[0]}${wrongOption ? ' See --help.' : ''}\n`);
  process.exit(wrongOption ? 2 : 1);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      port: { type: 'string', default: '12111' },
      host: { type: 'string', default: '127.0.0.1' },
      key: { type: 'string', default: 'sk_test_emulator' },
      'webhook-url': { type: 'string' },
      'webhook-secret': { type: 'string', default: 'whsec_emulator' },
      'public-url': { type: 'string' },
      state: { type: 'string' },
      'settle-later': { type: 'string', default: '20000' },
      merchant: { type: 'string' },
      locale: { type: 'string', default: 'nl-BE' },
    },
  });
  return values;
}

async function run(): Promise<void> {
  const given = readOptions();
  if (given.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = wholeNumber('port', given.port, 65_535);
  const emulator = createStripeEmulator({
    secretKey: given.key,
    webhookSecret: given['webhook-secret'],
    webhookUrl: webAddress('webhook-url', given['webhook-url']),
    publicUrl: webAddress('public-url', given['public-url']),
    stateFile: given.state,
    settleLaterMs: wholeNumber('settle-later', given['settle-later'], Number.MAX_SAFE_INTEGER),
    merchantName: given.merchant,
    locale: given.locale === 'en' ? 'en' : 'nl-BE',
  });
  const { url } = await emulator.listen(port, given.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken: stop what uses it, or choose another with --port.`);
  });
  const address = new URL(url);
  process.stdout.write(
    `Stripe emulator at ${url} (no money moves)
  Payments:     ${url}/
  SDK:          new Stripe('${given.key}', { host: '${address.hostname}', port: ${address.port}, protocol: 'http', telemetry: false })
  Webhooks:     ${given['webhook-url'] ?? 'not sent; give --webhook-url'} (secret ${given['webhook-secret']})
  Control:      ${url}/_emu/events, /_emu/sessions, /_emu/deliver … (Authorization: Bearer ${given.key})
  State:        ${given.state ?? 'in memory only; give --state FILE to keep it'}
Stop with Ctrl-C.
`,
  );
  const stop = () => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most)
    throw new WrongOption(`--${name} must be a whole number up to ${most}, not ${text}.`);
  return number;
}

function webAddress(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^https?:\/\/./.test(text))
    throw new WrongOption(`--${name} must begin with http:// or https://.`);
  return text;
}
