/** One safelisted operation: the server knows its text by `documentId`. `Data` and `Variables` are what it answers and takes. */
export interface Operation<Data, Variables> {
  readonly kind: 'Document';
  readonly definitions: readonly [];
  readonly documentId: string;
  readonly name: string;
  /** Never set: carries the types. */
  readonly __types?: (variables: Variables) => Data;
}
