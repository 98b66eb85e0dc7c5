package com.ecommerce.userservice.it.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The test belongs to the long form of the cluster's tests alone, which {@link TestSize} tells: it runs each night. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIfSystemProperty(
        named = TestSize.PROPERTY,
        matches = TestSize.FULL_FORM,
        disabledReason = "runs in the long form: -Dit.cluster=full")
@interface LongFormOnly {}
