package com.ecommerce.userservice.it.support.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connections of a test, which are closed after it. */
public final class OpenConnections implements AfterEachCallback {

    private final List<RawConnection> all = new ArrayList<>();

    /** Keeps a connection, and returns it. */
    public RawConnection add(RawConnection connection) {
        all.add(connection);
        return connection;
    }

    /** Returns them in the order in which they were added. */
    public List<RawConnection> all() {
        return List.copyOf(all);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (RawConnection connection : all) {
            connection.close();
        }
        all.clear();
    }
}
