import { translate } from '@fluxus/messages';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { Clock } from '../platform/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { BadgeKeys, type PublicKey } from './badge-keys.ts';
import { Certificates } from './certificates.ts';
import type { CertificateRow, CertifiedSubject } from './content.ts';
import { organiserOf } from './issue-certificate.ts';
import {
  achievementDocument,
  BadgeAddresses,
  credentialOf,
  issuerDocument,
  PLACES,
  statusListCredential,
} from './open-badge.ts';

/** Attests as Open Badges, and what whoever checks one asks for: who issues, with which keys, and what holds no longer. */
@Injectable()
export class SignBadge {
  private readonly at: BadgeAddresses;

  constructor(
    private readonly keys: BadgeKeys,
    private readonly catalogue: Catalogue,
    private readonly certificates: Certificates,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RESOURCES) resources: Resources,
  ) {
    this.at = new BadgeAddresses(resources.publicUrl);
  }

  /** The attest as a signed credential; the same attest and key give the same text. */
  run(row: CertificateRow): Promise<string> {
    return this.keys.sign(credentialOf(row, criteriaFor(row.subjectKind), this.at), this.at.key);
  }

  async issuer(): Promise<object> {
    return issuerDocument(organiserOf(this.config), await this.keys.published(), this.at);
  }

  async keySet(): Promise<{ keys: PublicKey['jwk'][] }> {
    return { keys: (await this.keys.published()).map(({ jwk }) => jwk) };
  }

  async key(id: string): Promise<PublicKey['jwk'] | undefined> {
    return (await this.keys.published()).find((key) => key.id === id)?.jwk;
  }

  /** What is achieved by a module or programme as it is published now. */
  async achievement({ kind, key }: CertifiedSubject): Promise<object | undefined> {
    const all = kind === 'module' ? await this.catalogue.modules() : await this.catalogue.programmes();
    const found = all.find((one) => one.key === key);
    if (!found) return undefined;
    const words = { title: found.title, promise: found.promise, criteria: criteriaFor(kind) };
    return achievementDocument({ kind, key }, words, this.at);
  }

  /** A status list, signed; undefined where there is none. The first one is always there. */
  async statusList(list: number): Promise<string | undefined> {
    const first = (list - 1) * PLACES;
    if (!Number.isSafeInteger(list) || list < 1) return undefined;
    if (list > 1 && (await this.certificates.lastPlace()) < first) return undefined;
    const ended = await this.certificates.ended(first, first + PLACES);
    return this.keys.sign(statusListCredential(list, ended, { now: this.clock.now(), at: this.at }), this.at.key);
  }
}

/** Attests are in the language of what is taught. */
function criteriaFor(kind: CertifiedSubject['kind']): string {
  return translate('nl-BE', kind === 'module' ? 'attest.badge.criteria.module' : 'attest.badge.criteria.programme');
}
