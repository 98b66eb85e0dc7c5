package com.ecommerce.userservice.rest;

import jakarta.ws.rs.Path;
import org.keycloak.utils.KeycloakSessionUtil;

/** Serves the default realm at {@code /api}. */
@Path("/api")
public final class ApiRootResource {

    /** Returns the same resources that every realm has at {@code /realms/{realm}/api}. */
    @Path("")
    public ApiResource api() {
        return new ApiResource(KeycloakSessionUtil.getKeycloakSession(), null);
    }
}
