import * as v from 'valibot';
import { RouteError } from '../route';
import { expectGmail, type Gmail } from './gmail-calls';
import { jsonOf, type WebAnswer } from './web-request';

const insertedSchema = v.object({ id: v.pipe(v.string(), v.maxLength(200)) });

/** So often an upload whose answer was lost is asked about before it counts as uncertain. */
const mostQuestions = 2;

/**
 * Files a mail under a label by a resumable upload, so that where the answer is lost the upload itself can be asked whether it was whole. Answers
 * the mail's id at Google.
 */
export async function gmailInsert(gmail: Gmail, bytes: Uint8Array<ArrayBuffer>, label: string, signal: AbortSignal): Promise<string> {
  const url = new URL(`${gmail.base}/upload/gmail/v1/users/me/messages`);
  url.search = new URLSearchParams({ uploadType: 'resumable', internalDateSource: 'dateHeader' }).toString();
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'x-upload-content-type': 'message/rfc822',
    'x-upload-content-length': String(bytes.length),
  };
  const opened = expectGmail(await gmail.ask({ url, method: 'POST', headers, body: JSON.stringify({ labelIds: [label] }), signal }));
  const upload = uploadAddress(opened, gmail);
  return jsonOf(insertedSchema, expectGmail(await uploaded(gmail, upload, bytes, signal))).id;
}

/** The upload's address, which has to be at the same host: our token goes there too. */
function uploadAddress(answer: WebAnswer, { base }: Gmail): URL {
  const location = answer.header('location') ?? '';
  const url = URL.canParse(location, answer.url) ? new URL(location, answer.url) : null;
  if (url?.origin !== new URL(base).origin) throw new RouteError('setup', 'no address to upload to');
  return url;
}

/** A status of 308 without an address is part of the protocol, and only `follow` lets it through. */
const redirect = 'follow';

async function uploaded({ ask }: Gmail, url: URL, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<WebAnswer> {
  const put = (from: number, whenCut: 'wait' | 'may-be-sent'): Promise<WebAnswer> => {
    const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    return ask({
      url,
      method: 'PUT',
      headers: { 'content-type': 'message/rfc822', ...range },
      body: bytes.slice(from),
      signal,
      whenCut,
      redirect,
    });
  };
  let answer = await unlessCut(put(0, 'may-be-sent'));
  for (let question = 0; question < mostQuestions && answer === null; question += 1) {
    const status = await unlessCut(
      ask({ url, method: 'PUT', headers: { 'content-range': `bytes */${bytes.length}` }, signal, whenCut: 'may-be-sent', redirect }),
    );
    // 308: so much of it arrived; whatever else is the answer that was lost.
    answer = status?.status === 308 ? await unlessCut(put(receivedOf(status), 'may-be-sent')) : status;
  }
  if (answer === null) throw new RouteError('may-be-sent');
  return answer;
}

async function unlessCut(work: Promise<WebAnswer>): Promise<WebAnswer | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RouteError && error.trouble === 'may-be-sent') return null;
    throw error;
  }
}

/** How many bytes the server has: `Range: bytes=0-42` says 43. */
function receivedOf(answer: WebAnswer): number {
  const [, last] = /^bytes=0-(\d+)$/.exec(answer.header('range') ?? '') ?? [];
  return last === undefined ? 0 : Number(last) + 1;
}
