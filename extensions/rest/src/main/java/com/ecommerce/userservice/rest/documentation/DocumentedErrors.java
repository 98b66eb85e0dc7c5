package com.ecommerce.userservice.rest.documentation;

import com.ecommerce.userservice.core.error.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The errors of one operation in the API's document. Errors that every operation has, and those that follow from a request
 * body or from the need of an access token, are added at the build and are not named here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DocumentedErrors {

    ErrorCode[] value();
}
