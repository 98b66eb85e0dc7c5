package com.ecommerce.userservice.it.support;

import java.nio.file.Path;
import java.util.Objects;

/** System properties that the build hands over. */
public final class Property {

    private Property() {}

    /** Returns the value; fails if there is none. */
    public static String text(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    public static Path path(String name) {
        return Path.of(text(name));
    }
}
