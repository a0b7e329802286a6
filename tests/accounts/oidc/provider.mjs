// A real OpenID Connect provider on this machine, for the tests: node provider.mjs PORT REDIRECT_URI
// Who logs in and how is said by the test, as JSON to PUT /test/next. `replay`: the token endpoint hands out the ID token
// of the login before; `lie`: claims put into the ID token after it is signed; `issuer`: what it calls itself.
import http from "node:http";
import Provider from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
let next = {};
let last = "";
const accounts = new Map();

const provider = new Provider(issuer, {
  clients: [{
    client_id: "alenearbeid", client_secret: "hemmelig-i-testen", redirect_uris: [redirectUri],
    grant_types: ["authorization_code"], response_types: ["code"],
  }],
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], acr: null, amr: null, auth_time: null },
  acrValues: ["idporten-loa-substantial", "idporten-loa-high"],
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["only in the tests"] },
  async findAccount(_context, sub) {
    return { accountId: sub, claims: () => ({ ...accounts.get(sub), sub }) };
  },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
});

async function interact(request, response) {
  const details = await provider.interactionDetails(request, response);
  if (next.refuse) return provider.interactionFinished(request, response, { error: "access_denied" });
  const { sub, acr, amr, email, email_verified, name, logged_in_at } = next;
  accounts.set(sub, { email, email_verified, name });
  const grant = new provider.Grant({ accountId: sub, clientId: details.params.client_id });
  grant.addOIDCScope("openid email profile");
  grant.addOIDCClaims(["acr", "amr", "auth_time"]);
  const result = {
    login: { accountId: sub, acr, amr, ts: logged_in_at },
    consent: { grantId: await grant.save() },
  };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function body(request) {
  return new Promise((resolve) => {
    let text = "";
    request.on("data", (chunk) => { text += chunk; });
    request.on("end", () => resolve(text));
  });
}

// What a dishonest or broken provider would send: the tests ask for it by `lie`.
function lying(response) {
  const end = response.end.bind(response);
  response.end = (chunk, ...rest) => {
    if (!chunk) return end(chunk, ...rest);
    const data = JSON.parse(chunk.toString());
    if (data.id_token) {
      const mine = data.id_token;
      if (next.replay) data.id_token = last;
      last = mine;
      const [header, payload, signature] = data.id_token.split(".");
      const claims = JSON.parse(Buffer.from(payload, "base64url"));
      Object.assign(claims, next.lie);
      if (next.lie) data.id_token = [header, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
    }
    const text = JSON.stringify(data);
    response.setHeader("Content-Length", Buffer.byteLength(text));
    return end(text);
  };
}

http.createServer(async (request, response) => {
  const { pathname } = new URL(request.url, issuer);
  if (pathname === "/test/next") {
    next = JSON.parse(await body(request));
    return response.end("ok");
  }
  if (pathname.startsWith("/interaction/")) return interact(request, response);
  if (pathname === "/token") lying(response);
  if (next.issuer && pathname.startsWith("/.well-known/")) {
    response.setHeader("Content-Type", "application/json");
    const at = (name) => `${issuer}/${name}`;
    return response.end(JSON.stringify({
      issuer: next.issuer, authorization_endpoint: at("auth"), token_endpoint: at("token"), jwks_uri: at("jwks"),
    }));
  }
  return provider.callback()(request, response);
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
