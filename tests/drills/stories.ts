import { setTimeout as wait } from 'node:timers/promises';
import type { CheckoutSession } from '@fluxus/stripe-emulator';
import type { SignedInPerson } from '../../server/src/testing/people.ts';
import type { Chance } from './chance.ts';
import { Customer, GaveUp, type OrderSeen, type Route } from './customer.ts';
import type { Stage } from './stage.ts';

/** Somebody who paid in an earlier round, and whether they kept their right to withdraw. */
export type Paid = { person: SignedInPerson; order: OrderSeen; mayWithdraw: boolean };

/** What people do in a round, side by side. */
export type Scene = {
  stage: Stage;
  chance: Chance;
  route: Route;
  finance: SignedInPerson;
  /** People who paid before; whoever gets their money back is taken out. */
  paid: Paid[];
};

type Story = (scene: Scene, customer: Customer) => Promise<void>;

/** Who appears in a story, and its end. */
export type Told = { customer: Customer; happens: Promise<void> };

/** Begins one of the stories; it never fails because the server died. */
export async function tell(scene: Scene): Promise<Told> {
  const { chance } = scene;
  const back =
    scene.paid.length > 0 && chance.is(0.25)
      ? scene.paid.splice(chance.between(0, scene.paid.length - 1), 1)[0]
      : undefined;
  const person = back?.person ?? (await scene.stage.person());
  const customer = new Customer(scene.stage, scene.route, person);
  const story = back ? moneyBack(back) : chance.weighed(STORIES);
  const start = chance.between(0, 60);
  const happens = wait(start)
    .then(() => story(scene, customer))
    .catch((error: unknown) => {
      if (!(error instanceof GaveUp)) throw error;
    });
  return { customer, happens };
}

const pays: Story = async (scene, customer) => {
  const order = await customer.place();
  if (!order) return;
  await visit(scene, order.id, 'paid');
  await comeBack(scene, customer, order);
};

const paysAtTheSecondTry: Story = async (scene, customer) => {
  const order = await customer.place();
  if (!order) return;
  await visit(scene, order.id, 'declined');
  await comeBack(scene, customer, order);
  await visit(scene, order.id, 'paid');
};

const clicksTwice: Story = async (scene, customer) => {
  const [order] = await Promise.all([customer.place(), customer.place(), customer.place()]);
  if (!order) return;
  await visit(scene, order.id, 'paid');
  await Promise.all([comeBack(scene, customer, order), comeBack(scene, customer, order)]);
};

const paysSlowly =
  (result: 'succeeded' | 'failed'): Story =>
  async (scene, customer) => {
    const order = await customer.place();
    if (!order) return;
    const session = await visit(scene, order.id, 'later');
    await comeBack(scene, customer, order);
    await wait(scene.chance.between(0, 60));
    if (session) act(() => scene.stage.emulator.control.completeLater(session.id, result));
  };

const cancels: Story = async (scene, customer) => {
  const order = await customer.place();
  if (!order) return;
  // sometimes in another tab while paying: whichever comes first decides
  const paying = scene.chance.is(0.4) ? visit(scene, order.id, 'paid') : undefined;
  await customer.cancel(order.id);
  await paying;
};

const forgets: Story = async (scene, customer) => {
  const order = await customer.place();
  const session = order && sessionOf(scene.stage, order.id);
  if (session && scene.chance.is(0.5)) act(() => scene.stage.emulator.control.expire(session.id));
};

const moneyBack =
  ({ order, mayWithdraw }: Paid): Story =>
  async ({ stage, route, chance, finance }, customer) => {
    const staff = new Customer(stage, route, finance);
    const ways = [() => staff.refund(order.id)];
    if (mayWithdraw) ways.push(() => customer.withdraw(order.number));
    // both at once is possible, and gives the money back once
    if (chance.is(0.3)) await Promise.all(ways.map((way) => way()));
    else await chance.pick(ways)();
  };

const STORIES: readonly (readonly [number, Story])[] = [
  [50, pays],
  [10, paysAtTheSecondTry],
  [12, clicksTwice],
  [10, paysSlowly('succeeded')],
  [4, paysSlowly('failed')],
  [8, cancels],
  [6, forgets],
];

/** On the provider's page; nothing when the way there was never opened. */
async function visit(
  { stage, chance }: Scene,
  orderId: string,
  outcome: 'paid' | 'declined' | 'later',
): Promise<CheckoutSession | undefined> {
  await wait(chance.between(0, 25));
  const session = sessionOf(stage, orderId);
  if (session) act(() => stage.emulator.control.pay(session.id, outcome));
  return session;
}

/** Back from the provider's page, or not: whoever closes the tab relies on the webhook. */
async function comeBack({ chance }: Scene, customer: Customer, order: OrderSeen): Promise<void> {
  if (chance.is(0.4)) await customer.refresh(order.id);
}

export function sessionOf(stage: Stage, orderId: string): CheckoutSession | undefined {
  return stage.emulator.control.sessions().findLast((session) => session.client_reference_id === orderId);
}

/** What the provider refuses because the session is no longer open simply does not happen. */
function act(deed: () => unknown): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof Error) || !/session|payment/i.test(error.message)) throw error;
  }
}
