package com.ecommerce.userservice.rest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The content types of a request's body that the API tells apart. */
public enum ContentType {
    /** The request names none. */
    NONE,
    JSON,
    FORM,
    /** Anything else: another type, another charset than UTF-8, or a body that is compressed. */
    UNSUPPORTED;

    private static final String IDENTITY = "identity";

    /** Reads the headers of a request. */
    static ContentType of(HttpHeaders headers) {
        boolean encoded = headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(encoding -> !encoding.isBlank() && !IDENTITY.equalsIgnoreCase(encoding.strip()));
        return encoded ? UNSUPPORTED : of(headers.getRequestHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** @param headers all headers {@code Content-Type} of a request */
    static ContentType of(List<String> headers) {
        if (headers.stream().allMatch(String::isBlank)) {
            return NONE;
        }
        return parse(headers).filter(ContentType::isUtf8).map(ContentType::of).orElse(UNSUPPORTED);
    }

    /** @param headers all headers {@code Content-Type} of a request */
    public static boolean isReadable(List<String> headers) {
        return headers == null || headers.isEmpty() || parse(headers).isPresent();
    }

    private static Optional<MediaType> parse(List<String> headers) {
        try {
            return headers.size() == 1 ? Optional.of(MediaType.valueOf(headers.get(0))) : Optional.empty();
        } catch (RuntimeException e) {
            // Quarkus REST 3.33 throws more than the IllegalArgumentException that JAX-RS names.
            return Optional.empty();
        }
    }

    private static ContentType of(MediaType type) {
        if (isType(type, MediaType.APPLICATION_JSON_TYPE)) {
            return JSON;
        }
        return isType(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE) ? FORM : UNSUPPORTED;
    }

    private static boolean isType(MediaType type, MediaType expected) {
        return expected.getType().equalsIgnoreCase(type.getType())
                && expected.getSubtype().equalsIgnoreCase(type.getSubtype().strip());
    }

    /** UTF-8 has several names, {@code utf8} among them. */
    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return charset == null || Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // There is no such charset, or it cannot be the name of one.
            return false;
        }
    }
}
