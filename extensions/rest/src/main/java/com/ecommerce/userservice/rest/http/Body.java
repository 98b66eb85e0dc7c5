package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.error.DomainException;
import java.util.Map;

/** The fields of a request's body. A field that was sent as JSON null counts as not sent. */
public final class Body {

    private final Map<String, String> fields;

    Body(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** Returns whether a field was sent. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Returns a field as it was sent; null if it was not. */
    public String get(String name) {
        return fields.get(name);
    }

    /**
     * Returns a field.
     *
     * @throws DomainException {@code validation_failed} if it was not sent or is empty
     */
    public String require(String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw DomainException.validationFailed(name, "Please specify this field.");
        }
        return value;
    }
}
