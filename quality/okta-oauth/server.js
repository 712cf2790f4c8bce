// An authorization server that requires private_key_jwt, DPoP and a nonce, and a resource that checks DPoP, on loopback.
// Both verify with oidc-provider and jose. Arguments: client id, the client's public key as a JSON web key.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import { Provider } from 'oidc-provider';

const MOUNT = '/oauth2/v1';
const SCOPE = 'okta.apiTokens.read';
const LIFETIME_SECONDS = 4;
const [clientId, jwk] = process.argv.slice(2);
const resourceNonce = randomBytes(16).toString('hex');
const usedIds = new Set();
let provider;
let origin;

function refuse(response, status, error) {
  response.writeHead(status, {
    'WWW-Authenticate': `DPoP algs="ES256 RS256", error="${error}", error_description="Refused, by the resource."`,
    'DPoP-Nonce': resourceNonce,
  });
  response.end();
}

// Returns the error of a request; undefined if its token and its proof are valid.
async function problem(request) {
  const value = /^DPoP (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = value && (await provider.ClientCredentials.find(value));
  if (!token?.isValid || !token.scope.split(' ').includes(SCOPE)) {
    return 'invalid_token';
  }
  try {
    const { payload, protectedHeader } = await jwtVerify(request.headers.dpop ?? '', EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256', 'RS256'],
      maxTokenAge: '5 minutes',
    });
    const bound = (await calculateJwkThumbprint(protectedHeader.jwk)) === token.jkt;
    const hash = createHash('sha256').update(value).digest('base64url');
    const url = new URL(request.url, origin);
    const fits = payload.htm === request.method && payload.htu === url.origin + url.pathname && payload.ath === hash;
    if (!bound || !fits || usedIds.has(payload.jti)) {
      return 'invalid_dpop_proof';
    }
    usedIds.add(payload.jti);
    return payload.nonce === resourceNonce ? undefined : 'use_dpop_nonce';
  } catch {
    return 'invalid_dpop_proof';
  }
}

async function resource(request, response) {
  const error = await problem(request);
  if (error) {
    refuse(response, 401, error);
  } else {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('[]');
  }
}

const server = createServer((request, response) => {
  if (request.url.startsWith(MOUNT)) {
    request.originalUrl = request.url;
    request.url = request.url.slice(MOUNT.length);
    provider.callback()(request, response);
  } else {
    resource(request, response).catch(() => refuse(response, 500, 'server_error'));
  }
});

server.listen(0, '127.0.0.1', () => {
  origin = `http://127.0.0.1:${server.address().port}`;
  provider = new Provider(origin + MOUNT, {
    clients: [
      {
        client_id: clientId,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        scope: SCOPE,
        token_endpoint_auth_method: 'private_key_jwt',
        dpop_bound_access_tokens: true,
        jwks: { keys: [JSON.parse(jwk)] },
      },
    ],
    scopes: [SCOPE],
    routes: { token: '/token' },
    ttl: { ClientCredentials: LIFETIME_SECONDS },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    },
  });
  console.log(`listening on ${origin}`);
});
