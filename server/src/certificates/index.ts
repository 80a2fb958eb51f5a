/** The door of certificates: what other domains may ask of it. */
export { CertificatesModule } from './certificates.module.ts';
