"use strict";

const mount = new URL(document.baseURI).pathname;
const sessionPaths = ["auth/login/", "auth/register/", "auth/refresh/"].map((path) => mount + path);

// Paths as clients send them. Swagger UI shows them without the server's part, which stands in a box above all of them.
const wholePaths = ({ React }) => ({
  wrapComponents: {
    // The text of a path is its segments with places for a line break between them, that of a group is a string.
    DeepLink: (DeepLink) => (link) =>
      React.createElement(DeepLink, {
        ...link,
        text: Array.isArray(link.text)
          ? React.createElement(React.Fragment, null, mount.slice(0, -1), ...link.text)
          : link.text,
      }),
  },
});

const page = SwaggerUIBundle({
  url: `${mount}openapi.json`,
  dom_id: "#page",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [wholePaths],
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
