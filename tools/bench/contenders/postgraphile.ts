// (c) PostGraphile 5 over the same views, as the application's own role: row-level security decides, as it does for the product.
import { createServer, type IncomingMessage } from 'node:http';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { LASTING } from './serve.ts';

// Views have no keys, so it is told whose row each is, and of which there is one a person.
const ofPerson = { foreignKey: '(person_id) references person_cards (person_id)' };
const oneOfPerson = { tags: { ...ofPerson, primaryKey: 'person_id' } };
const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      person_cards: { tags: { primaryKey: 'person_id' } },
      ...{ contact_wishes: oneOfPerson, communication_wishes: oneOfPerson },
      ...{ what_matters_said: { tags: ofPerson }, leads: { tags: ofPerson }, beside: { tags: ofPerson }, story: { tags: ofPerson } },
      mutations: { tags: { name: 'sent_mutation' } }, // GraphQL keeps the word Mutation to itself
    },
  },
});

const header = ({ headers }: IncomingMessage, name: string): string => String(headers[`x-${name}`]);

const server = postgraphile({
  extends: [PostGraphileAmberPreset],
  // orders by columns that no index of a view stands behind, because a view has none
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  plugins: [tags],
  pgServices: [
    makePgService({
      connectionString: process.env['DATABASE_URL'] ?? '',
      schemas: ['public'],
      poolConfig: { max: Number(process.env['DATABASE_CONNECTIONS']), ...LASTING, options: '-c plan_cache_mode=force_generic_plan' },
    }),
  ],
  grafserv: { graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: ({ node }) => ({
      pgSettings: {
        ...{ 'app.worker_id': header(node!.req, 'worker'), 'app.organisation_id': header(node!.req, 'organisation') },
        ...{ 'app.place_id': header(node!.req, 'place'), 'app.role': header(node!.req, 'role') },
        ...{ 'app.session_id': header(node!.req, 'session'), 'app.purpose': 'support' },
      },
    }),
  },
}).createServ(grafserv);

const http = createServer();
await server.addTo(http);
http.listen(Number(process.env['PORT']), '127.0.0.1');
