package com.ecommerce.userservice.repairs.event;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;

/** Cuts details of events. What is cut ends in an ellipsis. Other fields are cut by Keycloak itself, to their columns. */
final class EventDetails {

    private static final String ELLIPSIS = "\u2026";

    private EventDetails() {}

    /**
     * Returns the event with its details cut; the event itself if none is too long.
     *
     * @param maxLength in code points; 0 for no bound
     */
    static Event cut(Event event, int maxLength) {
        if (isShort(event.getDetails(), maxLength)) {
            return event;
        }
        Event copy = event.clone();
        copy.setDetails(cut(event.getDetails(), maxLength));
        return copy;
    }

    /** The same for an event of the admin API. */
    static AdminEvent cut(AdminEvent event, int maxLength) {
        if (isShort(event.getDetails(), maxLength)) {
            return event;
        }
        AdminEvent copy = new AdminEvent(event);
        copy.setDetails(cut(event.getDetails(), maxLength));
        return copy;
    }

    /** Returns whether the text has at most so many code points; null has none. */
    static boolean isShort(String text, int maxLength) {
        return text == null || text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength;
    }

    private static boolean isShort(Map<String, String> details, int maxLength) {
        return maxLength == 0
                || details == null
                || details.values().stream().allMatch(value -> isShort(value, maxLength));
    }

    private static Map<String, String> cut(Map<String, String> details, int maxLength) {
        Map<String, String> copy = new HashMap<>(details);
        copy.replaceAll((name, value) -> isShort(value, maxLength) ? value : cut(value, maxLength));
        return copy;
    }

    private static String cut(String text, int maxLength) {
        return text.substring(0, text.offsetByCodePoints(0, maxLength - 1)) + ELLIPSIS;
    }
}
