package com.ecommerce.userservice.repairs.admin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.representations.info.ServerInfoRepresentation;

/**
 * Leaves out how the server is set up, its database's URL for one, of what {@code GET /admin/serverinfo} tells those who do
 * not manage the realm {@code master}. {@code ServerInfoAdminResource} of Keycloak 26.7 keeps only the machine's memory and
 * processors from them; by that it is told here who they are. No upstream issue is known. It may go when Keycloak keeps
 * {@code operationalInfo} to the same.
 */
@Provider
public final class ServerInfoFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ServerInfoRepresentation info && info.getMemoryInfo() == null) {
            info.getProviders().values().stream()
                    .flatMap(spi -> spi.getProviders().values().stream())
                    .forEach(provider -> provider.setOperationalInfo(null));
        }
    }
}
