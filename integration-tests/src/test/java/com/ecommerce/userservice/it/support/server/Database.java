package com.ecommerce.userservice.it.support.server;

import java.sql.SQLException;
import org.h2.tools.Server;

/** The server's database: H2 in the memory of the tests, reached over TCP, so that a test can take it away. */
public final class Database {

    private final int port;
    private Server listener;

    Database(int port) {
        this.port = port;
        giveBack();
    }

    String jdbcUrl() {
        // H2 gives up a lock after a second or two; PostgreSQL waits, and so do twenty registrations of one address.
        return "jdbc:h2:tcp://localhost:" + port
                + "/mem:keycloak;DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=20000";
    }

    /** Breaks all connections and refuses new ones; the data stays. */
    public void takeAway() {
        listener.stop();
    }

    /** Accepts connections, if it does not already. */
    public void giveBack() {
        if (listener != null && listener.isRunning(false)) {
            return;
        }
        try {
            listener = Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException("H2 does not listen on port " + port, e);
        }
    }
}
