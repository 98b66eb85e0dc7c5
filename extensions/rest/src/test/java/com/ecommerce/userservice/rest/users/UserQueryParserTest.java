package com.ecommerce.userservice.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.core.user.UserQuery.Ordering;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserQueryParserTest {

    @Test
    void givenNothing_thenFirstPageOfActiveUsersNewestFirst() {
        assertThat(parse(Map.of())).isEqualTo(new UserQuery(1, 20, "", Optional.of(true), Ordering.NEWEST_FIRST));
    }

    @Test
    void everyParameterIsRead() {
        assertThat(parse(Map.of(
                        "page", "3",
                        "page_size", "100",
                        "search", "Ada",
                        "is_active", "all",
                        "ordering", "-email")))
                .isEqualTo(new UserQuery(3, 100, "Ada", Optional.empty(), Ordering.EMAIL_DESCENDING));
    }

    @Test
    void everyWrongParameterIsNamed() {
        DomainException failure = catchThrowableOfType(
                DomainException.class,
                () -> parse(Map.of(
                        "page", "0",
                        "page_size", "101",
                        "search", "a\u0000",
                        "is_active", "yes",
                        "ordering", "name")));

        assertThat(failure.violations()).containsOnlyKeys("page", "page_size", "search", "is_active", "ordering");
    }

    @Test
    void searchIsAsLongAsItsCharacters() {
        String longest = "\ud83d\ude42".repeat(255);

        assertThat(parse(Map.of("search", longest)).search()).isEqualTo(longest);
        DomainException failure =
                catchThrowableOfType(DomainException.class, () -> parse(Map.of("search", longest + "x")));
        assertThat(failure.violations()).containsOnlyKeys("search");
    }

    @Test
    void givenLimitOfTheRealm_thenNoLargerPageByRequestOrByDefault() {
        assertThat(parse(Map.of(), 7).pageSize()).isEqualTo(7);
        assertThat(parse(Map.of("page_size", "7"), 7).pageSize()).isEqualTo(7);
        assertThat(parse(Map.of(), 50).pageSize()).isEqualTo(20);
        DomainException failure = catchThrowableOfType(DomainException.class, () -> parse(Map.of("page_size", "8"), 7));

        assertThat(failure.violations())
                .containsOnly(Map.entry("page_size", List.of("Must be a whole number from 1 to 7.")));
    }

    private static UserQuery parse(Map<String, String> parameters) {
        return parse(parameters, UserQuery.MAX_PAGE_SIZE);
    }

    private static UserQuery parse(Map<String, String> parameters, int pageSizeLimit) {
        return UserQueryParser.parse(new MultivaluedHashMap<>(parameters), pageSizeLimit);
    }
}
