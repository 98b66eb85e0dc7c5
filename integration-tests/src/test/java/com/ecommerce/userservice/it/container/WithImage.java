package com.ecommerce.userservice.it.container;

import com.ecommerce.userservice.it.support.docker.BuiltImage;
import com.ecommerce.userservice.it.support.docker.DockerEngine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test class looks at the image, or starts containers of its own; only the build's profile has it do so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("container")
@ExtendWith({DockerEngine.class, WithImage.Builder.class})
@interface WithImage {

    /** Builds the image once for the whole suite. */
    final class Builder implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            BuiltImage.name();
        }
    }
}
