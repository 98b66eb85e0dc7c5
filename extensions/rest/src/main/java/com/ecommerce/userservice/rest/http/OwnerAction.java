package com.ecommerce.userservice.rest.http;

import com.ecommerce.userservice.core.UserServiceProvider;
import com.ecommerce.userservice.core.token.ValidToken;
import jakarta.ws.rs.core.Response;

/**
 * An action of an access token's holder on the own account. Logins and other changes of the account wait until the action is
 * committed.
 *
 * @param <T> the body of the request
 */
@FunctionalInterface
public interface OwnerAction<T> {

    Response apply(UserServiceProvider service, ValidToken caller, T body);
}
