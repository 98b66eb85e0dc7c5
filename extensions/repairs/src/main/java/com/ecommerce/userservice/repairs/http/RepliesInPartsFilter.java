package com.ecommerce.userservice.repairs.http;

import com.ecommerce.userservice.repairs.work.RequestWorkFilter;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * Has a worker that writes a reply in parts wait where memory would not be enough. All wait until the connection's event loop has
 * taken what they have written: only then does it count in {@link UnreadReplies}, and workers write faster than event loops
 * take. Replies of the admin API wait for their client too, as Vert.x does by itself: only they have no bound, since an
 * administrator may ask for all users at once. Whom they are for has proved who he is.
 */
@Provider
public final class RepliesInPartsFilter implements ContainerResponseFilter {

    private static final String ADMIN_API = "/admin/realms";
    private static final long MOST_UNREAD_BYTES = 1024 * 1024;

    /** What a worker may write until it waits for the event loop. */
    private static final int MOST_UNTAKEN_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ofAdminApi = request.getUriInfo().getPath().startsWith(ADMIN_API);
        ConnectionGuard guard = isWrittenInParts(response.getEntity(), ofAdminApi) ? guard(request) : null;
        if (guard != null) {
            response.setEntityStream(new AwaitingStream(
                    response.getEntityStream(), guard.unread(), ofAdminApi ? MOST_UNREAD_BYTES : Long.MAX_VALUE));
        }
    }

    private static ConnectionGuard guard(ContainerRequestContext request) {
        return ConnectionGuard.of(RequestWorkFilter.context(request)
                .unwrap(RoutingContext.class)
                .request()
                .connection());
    }

    /** Elsewhere files are; what is made of objects there is small. */
    private static boolean isWrittenInParts(Object entity, boolean ofAdminApi) {
        return ofAdminApi
                ? entity != null && !(entity instanceof String) && !(entity instanceof byte[])
                : entity instanceof InputStream;
    }

    private static final class AwaitingStream extends FilterOutputStream {

        private final UnreadReplies unread;
        private final long mostUnreadBytes;
        private int untakenBytes;

        AwaitingStream(OutputStream out, UnreadReplies unread, long mostUnreadBytes) {
            super(out);
            this.unread = unread;
            this.mostUnreadBytes = mostUnreadBytes;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                if (untakenBytes >= MOST_UNTAKEN_BYTES) {
                    untakenBytes = 0;
                    unread.awaitTaken();
                }
                unread.awaitRoom(mostUnreadBytes);
                if (unread.isEnded()) {
                    // Nobody is there to read it: it would take memory until the event loop throws it away.
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            untakenBytes += length;
            out.write(bytes, offset, length);
        }

        /** Without a flush before, which would have a short reply sent in chunks. */
        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
