import { RouteError } from '../route';
import type { AccessTokens } from './oauth';
import { webRequest, type WebAnswer, type WebRequest } from './web-request';

/** Sends requests with an access token; one that is not taken is renewed once. */
export function withTokens(tokens: AccessTokens): (request: WebRequest) => Promise<WebAnswer> {
  const once = async (request: WebRequest): Promise<WebAnswer> => {
    const authorization = `Bearer ${await tokens.get(request.signal)}`;
    return webRequest({ ...request, headers: { ...request.headers, authorization } });
  };
  return async (request) => {
    const answer = await once(request);
    if (answer.status !== 401) return answer;
    tokens.spent();
    const again = await once(request);
    if (again.status === 401) throw new RouteError('sign-in', 'HTTP 401');
    return again;
  };
}
