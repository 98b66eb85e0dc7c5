package com.ecommerce.userservice.it.support;

import java.nio.file.Path;
import java.util.Objects;

/** The system properties that the build sets for the tests. */
public final class BuildProperty {

    private BuildProperty() {}

    /** Returns the value; fails if there is none. */
    public static String text(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    public static Path path(String name) {
        return Path.of(text(name));
    }
}
