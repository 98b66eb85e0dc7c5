package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.token.ValidToken;
import jakarta.ws.rs.core.Response;

/**
 * What the holder of an access token does with the own account. Logins and other such changes of the account wait until
 * it is committed.
 *
 * @param <T> the body of the request
 */
@FunctionalInterface
public interface OwnerAction<T> {

    Response apply(UserServiceProvider service, ValidToken caller, T body);
}
