import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { withdrawableUntil } from './consent.ts';
import { Letters } from './letters.ts';
import { type OrderRow, Orders } from './orders.ts';
import { RequestRefund } from './request-refund.ts';
import { type WithdrawalInput, WithdrawalReceived, WithdrawalStatement } from './withdrawal.types.ts';
import { readWithdrawal } from './withdrawal-fields.ts';

const AN_HOUR = 3600;

type WithdrawalRow = { id: string; receivedAt: Date };

/**
 * The on-line withdrawal of a contract, in two steps and without an account (directive 2023/2673). The answers are the
 * same whether the order exists or not; the confirmation leaves at once. Where the right stands the money goes back by
 * itself; where it does not, somebody of the staff looks at it.
 */
@Injectable()
export class ConfirmWithdrawal {
  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly refund: RequestRefund,
    private readonly letters: Letters,
    private readonly rateLimit: RateLimit,
    private readonly clock: Clock,
  ) {}

  /** The first step: what was filled in, to be read once more. */
  async start(caller: Caller, input: WithdrawalInput): Promise<WithdrawalStatement> {
    const statement = readWithdrawal(input);
    await this.rateLimit.count(`withdrawal-start ${caller.ip}`, 60, AN_HOUR);
    return new WithdrawalStatement(statement);
  }

  /** The second step: it is received. The same statement again is the same withdrawal. */
  async run(caller: Caller, input: WithdrawalInput): Promise<WithdrawalReceived> {
    const statement = readWithdrawal(input);
    await this.rateLimit.count(`withdrawal ${caller.ip}`, 30, AN_HOUR);
    await this.rateLimit.count(`withdrawal ${statement.email}`, 5, AN_HOUR);
    return this.database.transaction(async () => {
      const order = await this.theirs(statement);
      const owed = order !== undefined && this.hasRight(order);
      const { row, isNew } = await this.keep(statement, order?.id, owed);
      if (isNew) await this.handle({ ...statement, ...row }, order, owed, caller);
      return new WithdrawalReceived(row.receivedAt);
    });
  }

  /** The order with this number, held, if it was placed from this address. */
  private async theirs({ orderNumber, email }: WithdrawalInput): Promise<OrderRow | undefined> {
    const found = await this.orders.byNumber(orderNumber);
    return found?.email.toLowerCase() === email ? this.orders.lock(found.id) : undefined;
  }

  private hasRight(order: OrderRow): boolean {
    const until = withdrawableUntil(order.placedAt, order);
    return order.status === 'paid' && until !== undefined && this.clock.now() < until;
  }

  private async keep(
    statement: WithdrawalInput,
    orderId: string | undefined,
    owed: boolean,
  ): Promise<{ row: WithdrawalRow; isNew: boolean }> {
    const values = [statement.orderNumber, statement.email];
    const [fresh] = await this.database.query<WithdrawalRow>(
      `insert into sales.withdrawal (order_number, email, order_id, name, received_at, outcome) values ($1, $2, $3, $4, $5, $6)
       on conflict (order_number, email) do nothing returning id, received_at as "receivedAt"`,
      [...values, orderId ?? null, statement.name, this.clock.now(), owed ? 'refund' : 'review'],
    );
    if (fresh) return { row: fresh, isNew: true };
    const [before] = await this.database.query<WithdrawalRow>(
      'select id, received_at as "receivedAt" from sales.withdrawal where order_number = $1 and email = $2',
      values,
    );
    if (!before) throw new Error('a withdrawal that was kept is there');
    return { row: before, isNew: false };
  }

  private async handle(
    withdrawal: WithdrawalInput & WithdrawalRow,
    order: OrderRow | undefined,
    owed: boolean,
    { locale }: Caller,
  ): Promise<void> {
    if (order) await this.orders.tell(order.id, 'withdrawn', withdrawal.name, `withdrawn ${withdrawal.id}`);
    if (order && owed) await this.refund.run(order, { cause: 'withdrawal', reason: 'herroeping' });
    await this.letters.withdrawalReceived(withdrawal, { locale, orderId: order?.id });
    if (owed) return;
    await this.letters.staff(`withdrawal ${withdrawal.id}`, 'sales.alert.withdrawal', {
      number: withdrawal.orderNumber,
      orderId: order?.id,
    });
  }
}
