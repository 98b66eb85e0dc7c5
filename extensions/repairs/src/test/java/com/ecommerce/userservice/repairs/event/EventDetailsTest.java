package com.ecommerce.userservice.repairs.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;

class EventDetailsTest {

    private static final String SMILE = "\ud83d\ude00";

    private static Event event(Map<String, String> details) {
        Event event = new Event();
        event.setId("id");
        event.setDetails(details);
        return event;
    }

    @Test
    void givenShortDetails_whenCut_thenTheSameEvent() {
        Event event = event(Map.of("name", "four"));

        assertThat(EventDetails.cut(event, 4)).isSameAs(event);
        assertThat(EventDetails.cut(event(null), 4).getDetails()).isNull();
    }

    @Test
    void givenLongDetail_whenCut_thenACopyWithAnEllipsis() {
        Event event = event(Map.of("long", "12345", "short", "1234"));

        Event cut = EventDetails.cut(event, 4);

        assertThat(cut.getDetails()).isEqualTo(Map.of("long", "123\u2026", "short", "1234"));
        assertThat(cut.getId()).isEqualTo("id");
        assertThat(event.getDetails()).containsEntry("long", "12345");
    }

    @Test
    void givenPairsOfSurrogates_whenCut_thenCountedAsOneAndKeptWhole() {
        assertThat(EventDetails.cut(event(Map.of("d", SMILE.repeat(4))), 4).getDetails())
                .containsEntry("d", SMILE.repeat(4));
        assertThat(EventDetails.cut(event(Map.of("d", SMILE.repeat(5))), 4).getDetails())
                .containsEntry("d", SMILE.repeat(3) + "\u2026");
    }

    @Test
    void givenNoBound_whenCut_thenTheSameEvent() {
        Event event = event(Map.of("d", "d".repeat(10_000)));

        assertThat(EventDetails.cut(event, 0)).isSameAs(event);
    }

    @Test
    void givenEventOfTheAdminApi_whenCut_thenItsDetailsAlone() {
        AdminEvent event = new AdminEvent();
        event.setAuthDetails(new AuthDetails());
        event.setRepresentation("123456");
        event.setDetails(Map.of("d", "123456"));

        AdminEvent cut = EventDetails.cut(event, 4);

        assertThat(cut.getDetails()).containsEntry("d", "123\u2026");
        assertThat(cut.getRepresentation()).isEqualTo("123456");
    }
}
