package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param stream the body; Keycloak has consumed it already where it is a form
     * @param type a record of strings: its components are the fields to read, null where not sent; all others are ignored,
     *     whatever they hold
     * @throws DomainException {@code unsupported_media_type}, {@code body_too_large}, {@code malformed_body},
     *     {@code validation_failed} for fields that are not strings, each of them named
     */
    static <T extends Record> T read(HttpRequest request, InputStream stream, Class<T> type) {
        return JSON.convertValue(fields(request, stream, names(type)), type);
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> NAMES.translate(component.getName()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> fields(HttpRequest request, InputStream stream, Set<String> names) {
        HttpHeaders headers = request.getHttpHeaders();
        if (announcedBytes(headers) > MAX_BYTES) {
            throw tooLarge();
        }
        MediaType type = mediaType(headers);
        if (isForm(type)) {
            return form(request.getDecodedFormParameters(), names);
        }
        if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            throw unsupported();
        }
        byte[] bytes = bytes(stream);
        if (bytes.length == 0) {
            return Map.of();
        }
        if (type.isWildcardType()) {
            throw unsupported();
        }
        return json(bytes, names);
    }

    static boolean isForm(MediaType type) {
        return type != null && !type.isWildcardType() && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
    }

    private static long announcedBytes(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.trim());
        } catch (NumberFormatException e) {
            throw malformed("The header Content-Length is not a number.");
        }
    }

    private static MediaType mediaType(HttpHeaders headers) {
        String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header == null || header.isBlank()) {
            return MediaType.WILDCARD_TYPE;
        }
        MediaType type;
        try {
            type = MediaType.valueOf(header);
        } catch (IllegalArgumentException e) {
            throw unsupported();
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !StandardCharsets.UTF_8.name().equalsIgnoreCase(charset)) {
            throw unsupported();
        }
        return type;
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

    private static Map<String, String> form(MultivaluedMap<String, String> form, Set<String> names) {
        Map<String, String> fields = new LinkedHashMap<>();
        long length = 0;
        for (Map.Entry<String, List<String>> entry : form.entrySet()) {
            if (entry.getValue().size() != 1) {
                throw malformed("A field was sent more than once. Send each field once.");
            }
            String value = entry.getValue().get(0);
            length += entry.getKey().length() + value.length();
            if (names.contains(entry.getKey())) {
                fields.put(entry.getKey(), value);
            }
        }
        // A form without Content-Length has been decoded before we see it; this is the least it was long.
        if (length > MAX_BYTES) {
            throw tooLarge();
        }
        return fields;
    }

    private static Map<String, String> json(byte[] bytes, Set<String> names) {
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
            } else if (!value.isMissingNode() && !value.isNull()) {
                violations.put(name, List.of("Must be a string."));
            }
        }
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
        return fields;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            // Jackson accepts some malformed UTF-8; the strict decoder does not.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw malformed("The body is not valid JSON in UTF-8.");
        }
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
                "Send application/json or application/x-www-form-urlencoded, in UTF-8.");
    }
}
