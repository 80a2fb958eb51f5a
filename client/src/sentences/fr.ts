export { forLearner as sentences } from '@fluxus/messages/learner/fr';
