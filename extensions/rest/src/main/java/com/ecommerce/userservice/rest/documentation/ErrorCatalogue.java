package com.ecommerce.userservice.rest.documentation;

import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.rest.http.HttpStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page that the {@code type} of each problem leads to. */
final class ErrorCatalogue {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Errors of the user service</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 6rem; }
            code { font: 0.95em ui-monospace, monospace; }
            section { border-top: 1px solid color-mix(in srgb, currentcolor 25%%, transparent); padding: 0.25rem 0 1rem; }
            section:target { outline: 3px solid #0f766e; outline-offset: 0.75rem; border-radius: 0.25rem; }
            h2 { font-size: 1.15rem; margin-bottom: 0.25rem; }
            h2 + p { margin-top: 0; font-weight: 600; }
            </style>
            </head>
            <body>
            <main>
            <h1>Errors</h1>
            <p>Every failure of the REST API is <code>application/problem+json</code> (RFC 9457); programs go by its
            <code>code</code>, people read its <code>detail</code>. gRPC sends the same codes as the reason of
            <code>google.rpc.ErrorInfo</code>.</p>
            %s</main>
            </body>
            </html>
            """;

    private static final String SECTION = """
            <section id="%s">
            <h2><code>%s</code>, %d</h2>
            <p>%s</p>
            <p>%s</p>
            <p>What to do: %s</p>
            </section>
            """;

    private ErrorCatalogue() {}

    static String html() {
        return PAGE.formatted(
                Arrays.stream(ErrorCode.values()).map(ErrorCatalogue::section).collect(Collectors.joining()));
    }

    private static String section(ErrorCode code) {
        return SECTION.formatted(
                code.wireName(),
                code.wireName(),
                HttpStatus.of(code),
                code.title(),
                html(code.meaning()),
                html(code.remedy()));
    }

    private static String html(String sentences) {
        return sentences.replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
