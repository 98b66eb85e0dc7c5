package com.ecommerce.userservice.mail;

import com.ecommerce.userservice.core.mail.DevelopmentMail;
import com.ecommerce.userservice.core.mail.DevelopmentMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The last e-mails of all realms together. They end with the server. */
final class MemoryMailbox implements DevelopmentMailbox {

    static final int MAX_MAILS = 100;

    /** Characters of each part of an e-mail: all of them together take 40 MB at most. */
    static final int MAX_LENGTH = 65_536;

    private static final String CUT = "\u2026";

    private static final long MAX_WAIT_MILLIS = 5_000;

    /** Newest first. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    @Override
    public void add(String realmId, String to, String subject, String text, String html) {
        String id = UUID.randomUUID().toString();
        synchronized (entries) {
            entries.addFirst(new Entry(
                    realmId,
                    new DevelopmentMail(
                            id, bounded(to), bounded(subject), bounded(text), bounded(html), Instant.now())));
            if (entries.size() > MAX_MAILS) {
                entries.removeLast();
            }
        }
    }

    @Override
    public List<DevelopmentMail> of(String realmId) {
        AfterReply.drain(MAX_WAIT_MILLIS);
        synchronized (entries) {
            return entries.stream()
                    .filter(entry -> entry.realmId().equals(realmId))
                    .map(Entry::mail)
                    .toList();
        }
    }

    /** By way of UTF-8, which has no half of a surrogate pair: no JSON can be written of one. */
    private static String bounded(String part) {
        if (part == null) {
            return "";
        }
        String kept = part.length() <= MAX_LENGTH ? part : part.substring(0, MAX_LENGTH - 1) + CUT;
        return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private record Entry(String realmId, DevelopmentMail mail) {}
}
