export {
  anOrganisation,
  aPlace,
  aTeam,
  aWorker,
  type Arranges,
  type Organisation,
  type Place,
  type Worker,
} from '@alongside/teams/api/testing';
