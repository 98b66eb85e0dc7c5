package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.ThemeMessages;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.http.HttpRequest;

/** Reads JSON objects and forms whose fields are strings into records of strings. */
final class BodyReader {

    static final int MAX_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private BodyReader() {}

    /**
     * Reads a body. A field that was sent as JSON null counts as not sent.
     *
     * @param stream the body, a form too: Keycloak reads none below {@code /api}, see {@code ApiRequestFilter}
     * @param type a record of strings: its components are the fields to read, null where not sent; all others are ignored,
     *     whatever they hold
     * @param sentences returns the sentence about a field by its key
     * @throws DomainException {@code unsupported_media_type}, {@code body_too_large}, {@code malformed_body},
     *     {@code validation_failed} for fields that are not strings, each of them named
     */
    static <T extends Record> T read(
            HttpRequest request, InputStream stream, Class<T> type, UnaryOperator<String> sentences) {
        return JSON.convertValue(fields(request, stream, names(type), sentences), type);
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> NAMES.translate(component.getName()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> fields(
            HttpRequest request, InputStream stream, Set<String> names, UnaryOperator<String> sentences) {
        HttpHeaders headers = request.getHttpHeaders();
        if (announcedBytes(headers) > MAX_BYTES) {
            throw tooLarge();
        }
        ContentType type = ContentType.of(headers);
        if (type == ContentType.UNSUPPORTED) {
            throw unsupported();
        }
        byte[] bytes = bytes(stream);
        if (bytes.length == 0) {
            if (HttpMethod.PUT.equals(request.getHttpMethod())) {
                // It would clear every field, which a client without a body does not intend.
                throw malformed("The body is missing. Send all fields that are to stay.");
            }
            return Map.of();
        }
        return switch (type) {
            case JSON -> json(bytes, names, sentences);
            case FORM -> form(bytes, names);
            case NONE, UNSUPPORTED -> throw unsupported();
        };
    }

    private static long announcedBytes(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.trim());
        } catch (NumberFormatException e) {
            throw malformed("The header Content-Length is not a number.");
        }
    }

    private static byte[] bytes(InputStream stream) {
        try {
            byte[] bytes = stream == null ? new byte[0] : stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw malformed("The body ended too early.");
        }
    }

    private static Map<String, String> form(byte[] bytes, Set<String> names) {
        String body = new String(bytes, StandardCharsets.ISO_8859_1);
        if (body.stripLeading().startsWith("{")) {
            // curl -d sends everything as a form by default.
            throw malformed("This is JSON, sent as a form. Send it with the header Content-Type: application/json.");
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            if (field.isEmpty()) {
                continue;
            }
            int equals = field.indexOf('=');
            String name = decode(equals < 0 ? field : field.substring(0, equals));
            String value = equals < 0 ? "" : decode(field.substring(equals + 1));
            if (fields.putIfAbsent(name, value) != null) {
                throw malformed("A field was sent more than once. Send each field once.");
            }
        }
        fields.keySet().retainAll(names);
        return fields;
    }

    private static String decode(String encoded) {
        return PercentEncoding.decodeForm(encoded)
                .orElseThrow(() -> malformed("The form cannot be decoded. Send it percent-encoded, in UTF-8."));
    }

    private static Map<String, String> json(byte[] bytes, Set<String> names, UnaryOperator<String> sentences) {
        JsonNode tree = parse(bytes);
        if (tree == null || !tree.isObject()) {
            throw malformed("The body must be a JSON object.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, List<String>> violations = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode value = tree.path(name);
            if (value.isTextual()) {
                fields.put(name, value.textValue());
                if (!Texts.isWellFormed(value.textValue())) {
                    violations.put(name, List.of(sentences.apply(ThemeMessages.BROKEN)));
                }
            } else if (!value.isMissingNode() && !value.isNull()) {
                violations.put(name, List.of(sentences.apply(ThemeMessages.NOT_TEXT)));
            }
        }
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
        return fields;
    }

    private static JsonNode parse(byte[] bytes) {
        // Jackson accepts some malformed UTF-8; the strict decoder does not.
        String text = PercentEncoding.utf8(ByteBuffer.wrap(bytes)).orElseThrow(BodyReader::notJson);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    private static DomainException notJson() {
        return malformed("The body is not valid JSON in UTF-8.");
    }

    static DomainException malformed(String detail) {
        return new DomainException(ErrorCode.MALFORMED_BODY, detail);
    }

    static DomainException tooLarge() {
        return new DomainException(ErrorCode.BODY_TOO_LARGE, "The body must have at most 64 KiB.");
    }

    static DomainException unsupported() {
        return new DomainException(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "Send the header Content-Type: application/json, or application/x-www-form-urlencoded, and the body in UTF-8,"
                        + " without Content-Encoding.");
    }
}
