import { createEnvironmentInjector, EnvironmentInjector, inject } from '@angular/core';
import { SEND_CONVERSATION, type SendConversation } from '@alongside/client';

/** How the outbox reaches the server. The library that knows is loaded with the first conversation to send, not with the first page. */
export function lazySend(): SendConversation {
  const parent = inject(EnvironmentInjector);
  let found: Promise<SendConversation> | undefined;
  const send = () => {
    found ??= import('@alongside/conversations/web').then(({ provideSendConversation }) =>
      createEnvironmentInjector([provideSendConversation()], parent).get(SEND_CONVERSATION),
    );
    // Without signal the download may fail: the next attempt tries again.
    found.catch(() => (found = undefined));
    return found;
  };
  return {
    record: async (conversation) => (await send()).record(conversation),
    sort: async (entry) => (await send()).sort(entry),
  };
}
