import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { InsightModule } from '../insight/index.ts';
import { LearningModule } from '../learning/index.ts';
import { AttestController } from './attest.controller.ts';
import { BadgeKeys } from './badge-keys.ts';
import { BadgesController } from './badges.controller.ts';
import { CertificateResolver } from './certificate.resolver.ts';
import { Certificates } from './certificates.ts';
import { CheckCertificate } from './check-certificate.ts';
import { IssueCertificate } from './issue-certificate.ts';
import { PrintAttest } from './print-attest.ts';
import { PutOnline } from './put-online.ts';
import { ReissueCertificate } from './reissue-certificate.ts';
import { ReviewTokens } from './review-tokens.ts';
import { Reviews } from './reviews.ts';
import { RevokeCertificate } from './revoke-certificate.ts';
import { SendReviews } from './send-reviews.ts';
import { ShowCertificates } from './show-certificates.ts';
import { SignBadge } from './sign-badge.ts';
import { TakeOffline } from './take-offline.ts';
import { UnsubscribeReviewsController } from './unsubscribe-reviews.controller.ts';
import { WantReviews } from './want-reviews.ts';

const useCases = [
  CheckCertificate,
  IssueCertificate,
  PrintAttest,
  PutOnline,
  ReissueCertificate,
  RevokeCertificate,
  SendReviews,
  ShowCertificates,
  SignBadge,
  TakeOffline,
  WantReviews,
];

/** Finishing: attests, the page that checks them, their papers and badges. */
@Module({
  imports: [AccessModule, CatalogueModule, IdentityModule, InsightModule, LearningModule],
  controllers: [AttestController, BadgesController, UnsubscribeReviewsController],
  providers: [BadgeKeys, CertificateResolver, Certificates, Reviews, ReviewTokens, ...useCases],
})
export class CertificatesModule {}
