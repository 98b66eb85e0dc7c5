package com.ecommerce.userservice.rest.documentation;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The API's document, the page that shows it, and the page of errors, as responses. */
public final class Documentation {

    private static final String MOUNT = "/api";
    private static final String DOCUMENT = text("openapi.json");
    private static final String SERVER = "\"url\" : \"" + MOUNT + "\"";
    private static final byte[] ERRORS = ErrorCatalogue.html().getBytes(StandardCharsets.UTF_8);

    private static final String INDEX = text("page/index.html");
    private static final Map<String, MediaType> PAGE_FILES = Map.of(
            "swagger-ui-bundle.js", new MediaType("text", "javascript"),
            "swagger-ui.css", new MediaType("text", "css"),
            "page.js", new MediaType("text", "javascript"),
            "page.css", new MediaType("text", "css"));

    private Documentation() {}

    /**
     * Returns the OpenAPI document.
     *
     * @param mount the path of the API, to which the paths of the document are relative
     */
    public static Response document(String mount) {
        return response(
                MediaType.APPLICATION_JSON_TYPE,
                DOCUMENT.replace(SERVER, SERVER.replace(MOUNT, mount)).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the page of all errors, where the fragment of the URL is the code. */
    public static Response errors() {
        return response(MediaType.TEXT_HTML_TYPE, ERRORS);
    }

    /** Returns the page that shows the document. */
    static Response page(String mount) {
        return response(
                MediaType.TEXT_HTML_TYPE, INDEX.replace("{mount}", mount).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a file that the page needs; empty if it needs none of that name. */
    static Optional<Response> pageFile(String name) {
        return Optional.ofNullable(PAGE_FILES.get(name)).map(type -> response(type, bytes("page/" + name)));
    }

    private static Response response(MediaType type, byte[] content) {
        return Response.ok(content, type.withCharset(StandardCharsets.UTF_8.name()))
                .build();
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = Documentation.class.getResourceAsStream(file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
