const MOST_BYTES = 256 * 1024;

/** `fetch` for what an issuer says: an answer that goes on and on breaks off, and fills no memory. */
export async function shortAnswer(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options);
  if (!answer.body) return answer;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, to) => {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) to.error(new Error('The answer is too long.'));
      else to.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(counted), { status, statusText, headers });
}
