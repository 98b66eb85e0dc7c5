// A gateway that lets through whose access token the user service finds valid; see docs/gateway.md.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const {
  PORT = '8080',
  DEADLINE_MILLIS = '500',
  USER_SERVICE = 'localhost:50051',
  USER_SERVICE_CA,
  TOKEN_URL,
  CLIENT_ID = 'gateway',
  CLIENT_SECRET = '',
} = process.env;

// The time a customer waits at most, with all attempts.
const deadlineMillis = Number(DEADLINE_MILLIS);

// Validations change nothing, so that they can be tried again. gRPC does it, within the deadline.
const RETRIES = {
  methodConfig: [
    {
      name: [{ service: 'user.v1.UserService' }],
      retryPolicy: {
        maxAttempts: 4,
        initialBackoff: '0.02s',
        maxBackoff: '0.2s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE', 'RESOURCE_EXHAUSTED'],
      },
    },
  ],
  // Of several addresses, all get calls; the default is the first one.
  loadBalancingConfig: [{ round_robin: {} }],
};

const contract = fileURLToPath(new URL('../../../proto/src/main/protobuf', import.meta.url));
const { user } = grpc.loadPackageDefinition(
  loadSync('user/v1/user.proto', { includeDirs: [contract], keepCase: true, defaults: true }),
);

// One connection for all calls.
const users = new user.v1.UserService(
  USER_SERVICE,
  USER_SERVICE_CA ? grpc.credentials.createSsl(readFileSync(USER_SERVICE_CA)) : grpc.credentials.createInsecure(),
  { 'grpc.service_config': JSON.stringify(RETRIES), 'grpc.keepalive_time_ms': 60_000 },
);

// The gateway's own access token, got anew shortly before it expires. One request gets it; the others wait for that one.
let token;
let renewal = 0;

function ownToken() {
  if (Date.now() >= renewal) {
    renewal = Infinity;
    token = fetchToken().catch((error) => {
      renewal = 0;
      throw error;
    });
  }
  return token;
}

async function fetchToken() {
  const reply = await fetch(TOKEN_URL, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET }),
    signal: AbortSignal.timeout(deadlineMillis),
  });
  if (!reply.ok) {
    throw new Error(`The token endpoint answers ${reply.status}`);
  }
  const { access_token, expires_in } = await reply.json();
  renewal = Date.now() + (expires_in - 30) * 1_000;
  return access_token;
}

async function validate(accessToken) {
  const deadline = Date.now() + deadlineMillis;
  const metadata = new grpc.Metadata();
  if (TOKEN_URL) {
    metadata.set('authorization', `Bearer ${await ownToken()}`);
  }
  return new Promise((resolve, reject) => {
    users.ValidateToken({ token: accessToken }, metadata, { deadline }, (error, answer) =>
      error ? reject(error) : resolve(answer),
    );
  });
}

async function handle(request, response) {
  const [, accessToken] = /^Bearer (.*)$/.exec(request.headers.authorization ?? '') ?? [];
  if (accessToken === undefined) {
    answer(response, 401, { code: 'authentication_required' }, { 'WWW-Authenticate': 'Bearer' });
    return;
  }
  let decision;
  try {
    decision = await validate(accessToken);
  } catch (error) {
    console.error(`ValidateToken: ${grpc.status[error.code] ?? error.message}`);
    answer(response, 503, { code: 'unavailable' }, { 'Retry-After': '1' });
    return;
  }
  if (decision.valid) {
    forward(response, decision);
  } else {
    answer(response, 401, { code: 'token_not_valid' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
  }
}

// A gateway sends the request on, with the user in headers; this one answers who it is.
function forward(response, decision) {
  answer(response, 200, { user_id: decision.user_id, roles: decision.roles });
}

function answer(response, status, body, headers = {}) {
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

createServer(handle).listen(Number(PORT));
