package com.ecommerce.userservice.grpc.observation;

import io.grpc.Metadata;
import io.opentelemetry.context.propagation.TextMapGetter;

/** Reads the headers of a call for OpenTelemetry. */
enum MetadataGetter implements TextMapGetter<Metadata> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Metadata headers) {
        return headers.keys();
    }

    @Override
    public String get(Metadata headers, String key) {
        return headers.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
    }
}
