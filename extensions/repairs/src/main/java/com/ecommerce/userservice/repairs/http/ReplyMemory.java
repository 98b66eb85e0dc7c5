package com.ecommerce.userservice.repairs.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory for replies that clients have not read yet, of all connections together. Where there is too little, the
 * connection that has not read everything for the longest time is ended: an honest client is seldom that one.
 */
final class ReplyMemory {

    private final long maxBytes;

    /** In the order in which their clients fell behind. */
    private final Map<UnreadReplies, Long> held = new LinkedHashMap<>();

    private long heldBytes;

    ReplyMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param bytes what the connection holds from now on; 0 if its client has read everything */
    void hold(UnreadReplies connection, long bytes) {
        resize(connection, bytes).forEach(UnreadReplies::giveUp);
    }

    /** Returns the connections that have to make room. */
    private synchronized List<UnreadReplies> resize(UnreadReplies connection, long bytes) {
        Long before = bytes == 0 ? held.remove(connection) : held.put(connection, bytes);
        long more = bytes - (before == null ? 0 : before);
        heldBytes += more;
        List<UnreadReplies> ended = new ArrayList<>();
        while (more > 0 && heldBytes > maxBytes) {
            UnreadReplies oldest = held.keySet().iterator().next();
            heldBytes -= held.remove(oldest);
            ended.add(oldest);
        }
        return ended;
    }

    synchronized long heldBytes() {
        return heldBytes;
    }
}
