import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { currentScope } from '@alongside/platform/context';
import { type Database, toApiError } from '@alongside/platform/database';

/** Closes the operation at the door: the looks are written and committed before a byte of the answer leaves. If that fails, no data leaves. */
export function operationPlugin(database: Database): ApolloServerPlugin {
  return {
    requestDidStart(): Promise<GraphQLRequestListener<object>> {
      return Promise.resolve({
        didResolveOperation(request) {
          currentScope().operation = request.operationName ?? 'unnamed';
          return Promise.resolve();
        },
        async willSendResponse(request) {
          try {
            await database.finish();
          } catch (error) {
            const { code, message } = toApiError(error);
            request.response.body = { kind: 'single', singleResult: { errors: [{ message, extensions: { code } }] } };
          }
        },
      });
    },
  };
}
