"use strict";

const mount = new URL(document.baseURI).pathname;
const sessionPaths = ["auth/login/", "auth/register/", "auth/refresh/"].map((path) => mount + path);

const page = SwaggerUIBundle({
  url: `${mount}openapi.json`,
  dom_id: "#page",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  // Whoever has tried a login goes on with its access token.
  responseInterceptor(response) {
    if (response.ok && sessionPaths.includes(new URL(response.url).pathname)) {
      const tokens = response.body.tokens === undefined ? response.body : response.body.tokens;
      if (tokens) {
        page.preauthorizeApiKey("bearer", tokens.access);
      }
    }
    return response;
  },
});
