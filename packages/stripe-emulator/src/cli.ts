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

if (values.help) process.stdout.write(HELP);
else await run();

async function run(): Promise<void> {
  const emulator = createStripeEmulator({
    secretKey: values.key,
    webhookSecret: values['webhook-secret'],
    webhookUrl: values['webhook-url'],
    publicUrl: values['public-url'],
    stateFile: values.state,
    settleLaterMs: Number(values['settle-later']),
    merchantName: values.merchant,
    locale: values.locale === 'en' ? 'en' : 'nl-BE',
  });
  const { url } = await emulator.listen(Number(values.port), values.host);
  const { hostname, port } = new URL(url);
  process.stdout.write(
    `Stripe emulator at ${url} (no money moves)
  Payments:     ${url}/
  SDK:          new Stripe('${values.key}', { host: '${hostname}', port: ${port}, protocol: 'http', telemetry: false })
  Webhooks:     ${values['webhook-url'] ?? 'not sent; give --webhook-url'} (secret ${values['webhook-secret']})
  Control:      ${url}/_emu/events, /_emu/sessions, /_emu/deliver … (Authorization: Bearer ${values.key})
  State:        ${values.state ?? 'in memory only; give --state FILE to keep it'}
Stop with Ctrl-C.
`,
  );
  const stop = () => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
