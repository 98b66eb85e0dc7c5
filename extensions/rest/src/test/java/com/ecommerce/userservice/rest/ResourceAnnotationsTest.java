package com.ecommerce.userservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.rest.auth.AuthResource;
import com.ecommerce.userservice.rest.health.HealthResource;
import com.ecommerce.userservice.rest.mailbox.MailboxResource;
import com.ecommerce.userservice.rest.sessions.SessionsResource;
import com.ecommerce.userservice.rest.users.MeResource;
import com.ecommerce.userservice.rest.users.UsersResource;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JAX-RS ignores all annotations of an interface's method as soon as the method of the class has one of its own. */
class ResourceAnnotationsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                AuthResource.class,
                UsersResource.class,
                MeResource.class,
                SessionsResource.class,
                HealthResource.class,
                MailboxResource.class
            })
    void givenResourceWithInterface_thenTheClassHasNoAnnotations(Class<?> resource) {
        assertThat(Arrays.stream(resource.getDeclaredMethods()).flatMap(ResourceAnnotationsTest::annotations))
                .isEmpty();
    }

    private static Stream<Annotation> annotations(Method method) {
        return Stream.concat(
                Arrays.stream(method.getAnnotations()),
                Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream));
    }
}
