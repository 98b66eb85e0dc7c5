package com.ecommerce.userservice.core;

import org.keycloak.provider.ProviderFactory;

/** Creates the user service for a session. */
public interface UserServiceProviderFactory extends ProviderFactory<UserServiceProvider> {}
