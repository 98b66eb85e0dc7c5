package com.ecommerce.userservice.it.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The OpenAPI document of the API, which every request and reply of the suite is held against: a reply of any status must
 * be documented, body and error code included; and a request that succeeds must be one that the document allows.
 */
final class ApiDocument {

    private static final String FILE =
            "extensions/rest/target/classes/com/ecommerce/userservice/rest/documentation/openapi.json";
    private static final String ADDRESS = "https://user-service.example/openapi.json";
    private static final Pattern PATH = Pattern.compile("/+(?:realms/[^/]+/)?api(?:/+(.*))?");
    private static final String PROBLEM = "#/components/schemas/Problem";

    /** Pages and the document itself. */
    private static final Pattern NOT_OF_THE_API = Pattern.compile("openapi\\.json/?|errors/?|docs(/.*)?");

    /** What the server itself refuses before it knows what was asked; the contract allows an empty body. */
    private static final Set<Integer> BEFORE_THE_API = Set.of(400, 413, 414, 431);

    private static final String TEXT;
    private static final JsonNode DOCUMENT;
    private static final SchemaRegistry SCHEMAS;
    private static final Map<String, Schema> CACHE = new ConcurrentHashMap<>();

    static {
        try {
            TEXT = Files.readString(BuildProperty.path("it.project").resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DOCUMENT = Json.parse(TEXT);
        SCHEMAS = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, TEXT)));
    }

    private ApiDocument() {}

    /** Fails if a request to the API, or its reply, is not as the document says; other addresses pass. */
    static void check(String method, String url, Map<String, String> headers, byte[] body, Reply reply) {
        URI uri = URI.create(url);
        Matcher matcher = PATH.matcher(uri.getRawPath());
        if (!matcher.matches() || reply.bytes().length == 0 && BEFORE_THE_API.contains(reply.status())) {
            return;
        }
        String path = matcher.group(1) == null ? "" : matcher.group(1);
        if (NOT_OF_THE_API.matcher(path).matches() || method.equals("OPTIONS") || method.equals("HEAD")) {
            return;
        }
        String pointer = operation(method, path);
        if (pointer == null) {
            assertThat(reply.status()).as("%s", reply).isGreaterThanOrEqualTo(400);
            assertValid(PROBLEM, reply.json(), reply);
            return;
        }
        checkReply(pointer, reply);
        if (reply.status() < 300) {
            checkQuery(pointer, uri.getRawQuery(), reply);
            checkBody(pointer, headers, body, reply);
        }
    }

    private static void checkReply(String operation, Reply reply) {
        String response = operation + "/responses/" + reply.status();
        JsonNode documented = at(response);
        assertThat(documented.isMissingNode())
                .as("undocumented status of %s", reply)
                .isFalse();
        if (documented.path("content").isMissingNode()) {
            assertThat(reply.bytes()).as("%s", reply).isEmpty();
            return;
        }
        String type = reply.header("Content-Type").split(";")[0];
        assertThat(Json.fieldNames(documented.path("content"))).as("%s", reply).contains(type);
        String content = response + "/content/" + escape(type);
        assertThat(at(content + "/schema").isMissingNode())
                .as("no schema for %s", reply)
                .isFalse();
        JsonNode json = reply.json();
        assertValid(content + "/schema", json, reply);
        if (type.equals("application/problem+json")) {
            assertThat(Json.fieldNames(at(content + "/examples")))
                    .as("documented codes of %s", reply)
                    .contains(json.path("code").asText());
        }
    }

    private static void checkQuery(String operation, String query, Reply reply) {
        if (query == null) {
            return;
        }
        JsonNode parameters = at(operation + "/parameters");
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            for (int index = 0; index < parameters.size(); index++) {
                if (parameters.get(index).path("name").asText().equals(parts[0])
                        && parts.length == 2
                        && !parts[1].isEmpty()) {
                    String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                    boolean number =
                            parameters.get(index).at("/schema/type").asText().equals("integer");
                    assertValid(
                            operation + "/parameters/" + index + "/schema",
                            number ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value),
                            reply);
                }
            }
        }
    }

    private static void checkBody(String operation, Map<String, String> headers, byte[] body, Reply reply) {
        JsonNode content = at(operation + "/requestBody/content");
        if (content.isMissingNode() || body == null || body.length == 0) {
            return;
        }
        String type = headers.getOrDefault("Content-Type", "").split(";")[0].strip();
        assertThat(Json.fieldNames(content))
                .as("media type of the request of %s", reply)
                .contains(type);
        String text = new String(body, StandardCharsets.UTF_8);
        assertValid(
                operation + "/requestBody/content/" + escape(type) + "/schema",
                type.equals(Http.FORM) ? form(text) : Json.parse(text),
                reply);
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Arrays.stream(text.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> fields.put(
                        URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return fields;
    }

    /** Returns the pointer to an operation; null if the document has none. */
    private static String operation(String method, String path) {
        List<String> segments = segments(path);
        // As in JAX-RS, literal segments go before templates.
        return Json.fieldNames(DOCUMENT.path("paths")).stream()
                .filter(template -> matches(segments(template), segments))
                .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
                .map(template -> "#/paths/" + escape(template) + "/" + method.toLowerCase(Locale.ROOT))
                .filter(pointer -> !at(pointer).isMissingNode())
                .orElse(null);
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int index = 0; index < path.size(); index++) {
            if (!template.get(index).startsWith("{") && !template.get(index).equals(path.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static void assertValid(String pointer, JsonNode value, Reply reply) {
        Schema schema =
                CACHE.computeIfAbsent(pointer, unseen -> SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + pointer)));
        assertThat(schema.validate(
                        value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("departures from %s in %s", pointer, reply)
                .isEmpty();
    }

    private static JsonNode at(String pointer) {
        return DOCUMENT.at(pointer.substring(1));
    }

    /** RFC 6901, section 3. */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
