package com.ecommerce.userservice.grpc.call;

import jakarta.ws.rs.core.NewCookie;
import org.keycloak.http.HttpResponse;

/** Stands where Keycloak's code looks for the HTTP response, of which a gRPC call has none; what is put in is lost. */
final class CallHttpResponse implements HttpResponse {

    @Override
    public int getStatus() {
        return -1;
    }

    @Override
    public void setStatus(int statusCode) {}

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void setCookieIfAbsent(NewCookie cookie) {}
}
