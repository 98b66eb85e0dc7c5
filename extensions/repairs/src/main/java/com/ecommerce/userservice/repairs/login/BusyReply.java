package com.ecommerce.userservice.repairs.login;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Tells clients of Keycloak's own endpoints that too many log in at once: 429, in the shape of each endpoint. */
final class BusyReply {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SENTENCE = "Too many people sign in at this moment. Please try again in a few seconds.";

    /** RFC 6749, 5.2, with the code of 4.1.2.1 that says so. */
    private static final String JSON =
            "{\"error\":\"temporarily_unavailable\",\"error_description\":\"" + SENTENCE + "\"}";

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Please try again</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 30rem; margin: 20vh auto 0; padding: 0 1.5rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>Please try again</h1>
            <p>%s Go back to the form and send it again.</p>
            </main>
            </body>
            </html>
            """.formatted(SENTENCE);

    private BusyReply() {}

    static void send(RoutingContext exchange, LoginRequest request) {
        HttpServerResponse response = exchange.response()
                .setStatusCode(TOO_MANY_REQUESTS)
                .putHeader("Retry-After", "1")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (request == LoginRequest.PAGE) {
            response.putHeader("Content-Type", "text/html;charset=utf-8")
                    .putHeader(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                    .end(HTML);
        } else {
            // Whose pages may read it is known to the database alone, and it tells nothing.
            response.putHeader("Content-Type", "application/json")
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Access-Control-Expose-Headers", "Retry-After")
                    .end(JSON);
        }
        // The body that nobody reads.
        exchange.request().resume();
    }
}
