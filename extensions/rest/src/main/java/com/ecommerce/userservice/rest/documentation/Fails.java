package com.ecommerce.userservice.rest.documentation;

import com.ecommerce.userservice.core.error.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an operation can fail, for the API's documentation, besides the ways that {@link DocumentFilter} sees by itself: those
 * of every operation, of those that read a body, and of those that need a token.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fails {

    ErrorCode[] value();
}
