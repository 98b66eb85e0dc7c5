package com.ecommerce.userservice.repairs.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * Has the replies of the admin API wait for their client, as Vert.x does by itself: only they have no bound, since an
 * administrator may ask for all users at once. Whom they are for has proved who he is.
 */
@Provider
public final class AdminRepliesFilter implements ContainerResponseFilter {

    private static final String ADMIN_API = "/admin/realms";
    private static final long MOST_UNREAD_BYTES = 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != Response.Status.OK.getStatusCode()
                || !isWrittenInParts(response.getEntity())
                || !request.getUriInfo().getPath().startsWith(ADMIN_API)) {
            return;
        }
        ConnectionGuard guard = ConnectionGuard.of(BodyUseFilter.context(request)
                .unwrap(RoutingContext.class)
                .request()
                .connection());
        if (guard != null) {
            response.setEntityStream(new AwaitingStream(response.getEntityStream(), guard.unread()));
        }
    }

    private static boolean isWrittenInParts(Object entity) {
        return entity != null && !(entity instanceof String) && !(entity instanceof byte[]);
    }

    private static final class AwaitingStream extends FilterOutputStream {

        private final UnreadReplies unread;

        AwaitingStream(OutputStream out, UnreadReplies unread) {
            super(out);
            this.unread = unread;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                unread.awaitRoom(MOST_UNREAD_BYTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            out.write(bytes, offset, length);
        }

        /** Without a flush before, which would have a short reply sent in chunks. */
        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
