package com.ecommerce.userservice.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

/** The classes of the extensions. */
final class Modules {

    static final String ROOT = "com.ecommerce.userservice";

    /** Of the generated stubs. */
    static final String PROTO = "com.ecommerce.user.v1";

    private Modules() {}

    /** Returns the name of a class, or of the one around it. */
    static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
