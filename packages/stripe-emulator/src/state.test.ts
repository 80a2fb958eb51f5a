import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { anOrder, aPaidSession, type Receiver, refusal, startReceiver, startRig, until } from './testing/rig.ts';

let folder: string;
let stateFile: string;
let receiver: Receiver;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stripe emulator '));
  stateFile = path.join(folder, 'inner', 'state.json');
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

describe('after a restart on the same file', () => {
  test('sessions, payments, refunds, events and kept answers are still there', async () => {
    const first = await startRig({ stateFile });
    const { id, intent } = await aPaidSession(first);
    await first.stripe.refunds.create({ payment_intent: intent, amount: 900 }, { idempotencyKey: 'refund-1' });
    const open = await first.stripe.checkout.sessions.create(anOrder(), { idempotencyKey: 'order-1' });
    const events = first.emulator.control.events();
    await first.emulator.control.advance(60_000);
    await first.close();

    const second = await startRig({ stateFile });
    expect(await second.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_intent: intent,
    });
    expect(second.emulator.control.events()).toEqual(events);
    expect((await second.stripe.checkout.sessions.create(anOrder(), { idempotencyKey: 'order-1' })).id).toBe(open.id);
    expect((await refusal(second.stripe.refunds.create({ payment_intent: intent, amount: 4001 }))).param).toBe(
      'amount',
    );
    second.emulator.control.pay(open.id, 'paid');
    await second.close();
  });

  test('a webhook that had not arrived is sent, and a late payment comes in', async () => {
    const first = await startRig({ stateFile, webhookUrl: receiver.url, settleLaterMs: 100 });
    first.emulator.control.deliver.paused = true;
    const { id } = await first.stripe.checkout.sessions.create(anOrder());
    first.emulator.control.pay(id, 'later');
    await first.close();
    expect(receiver.got).toEqual([]);

    const second = await startRig({ stateFile, webhookUrl: receiver.url });
    await until(() => receiver.got.length === 7);
    expect(receiver.types()[6]).toBe('checkout.session.async_payment_succeeded');
    await second.close();
  });
});

describe('the file', () => {
  test('holds what was answered at the moment it is answered, for a process that is killed right after', async () => {
    const rig = await startRig({ stateFile });
    const { id, url } = await rig.stripe.checkout.sessions.create(anOrder());
    expect(readFileSync(stateFile, 'utf8')).toContain(id);
    await fetch(url!, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ choice: 'card' }) });
    expect(readFileSync(stateFile, 'utf8')).toContain('checkout.session.completed');
    await rig.close();
  });

  test('is for its owner alone, and no half of one stays', async () => {
    const rig = await startRig({ stateFile });
    await aPaidSession(rig);
    await rig.close();
    expect(statSync(stateFile).mode & 0o077).toBe(0);
    expect(readdirSync(path.dirname(stateFile))).toEqual(['state.json']);
  });

  test('that cannot be written is told, and the answer comes all the same', async () => {
    writeFileSync(path.join(folder, 'inner'), 'a file where the folder should be');
    const warnings: string[] = [];
    const rig = await startRig({ stateFile, warn: (text) => warnings.push(text) });
    expect((await rig.stripe.checkout.sessions.create(anOrder())).status).toBe('open');
    await rig.close();
    expect(warnings[0]).toContain('could not be written');
  });

  test('that cannot be read is put aside with a warning, and the emulator starts empty', async () => {
    stateFile = path.join(folder, 'state.json');
    writeFileSync(stateFile, '{"version":1,"sessions":[[');
    const warnings: string[] = [];
    const rig = await startRig({ stateFile, warn: (text) => warnings.push(text) });
    expect(rig.emulator.control.sessions()).toEqual([]);
    await rig.close();
    expect(warnings).toEqual([expect.stringContaining('put aside')]);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^state\.json\.unreadable-\d+$/)]);
  });
});
