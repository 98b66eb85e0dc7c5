package com.ecommerce.userservice.rest.users;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.user.SearchWords;
import com.ecommerce.userservice.core.user.Texts;
import com.ecommerce.userservice.core.user.UserQuery;
import com.ecommerce.userservice.core.user.UserQuery.Ordering;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parses the query parameters of a list; the error names every parameter that is wrong. */
final class UserQueryParser {

    private static final int MAX_SEARCH_LENGTH = 255;

    private final MultivaluedMap<String, String> parameters;
    private final int pageSizeLimit;
    private final Map<String, List<String>> violations = new LinkedHashMap<>();

    private UserQueryParser(MultivaluedMap<String, String> parameters, int pageSizeLimit) {
        this.parameters = parameters;
        this.pageSizeLimit = pageSizeLimit;
    }

    /**
     * @param pageSizeLimit the largest number of users on a page that a request may ask for
     * @throws DomainException {@code validation_failed}
     */
    static UserQuery parse(MultivaluedMap<String, String> parameters, int pageSizeLimit) {
        return new UserQueryParser(parameters, pageSizeLimit).parse();
    }

    private UserQuery parse() {
        int page = number("page", 1, Integer.MAX_VALUE);
        int pageSize = number("page_size", Math.min(UserQuery.DEFAULT_PAGE_SIZE, pageSizeLimit), pageSizeLimit);
        String search = search();
        Optional<Boolean> active = active();
        Ordering ordering = ordering();
        if (!violations.isEmpty()) {
            throw DomainException.validationFailed(violations);
        }
        return new UserQuery(page, pageSize, search, active, ordering);
    }

    private int number(String name, int absent, int max) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        violations.put(name, List.of("Must be a whole number from 1 to " + max + "."));
        return absent;
    }

    private String search() {
        String search = parameters.getFirst("search");
        if (search == null) {
            return "";
        }
        if (search.codePointCount(0, search.length()) > MAX_SEARCH_LENGTH) {
            violations.put("search", List.of("Must have at most " + MAX_SEARCH_LENGTH + " characters."));
        } else if (!Texts.isStorable(search)) {
            violations.put("search", List.of(Texts.NOT_STORABLE));
        } else if (SearchWords.of(search).size() > SearchWords.MAX) {
            violations.put("search", List.of("Must have at most " + SearchWords.MAX + " words."));
        }
        return search;
    }

    private Optional<Boolean> active() {
        String text = parameters.getFirst("is_active");
        return switch (text == null ? "" : text) {
            case "", "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            case "all" -> Optional.empty();
            default -> {
                violations.put("is_active", List.of("Must be true, false or all."));
                yield Optional.empty();
            }
        };
    }

    private Ordering ordering() {
        String text = parameters.getFirst("ordering");
        if (text == null || text.isEmpty()) {
            return Ordering.NEWEST_FIRST;
        }
        return Arrays.stream(Ordering.values())
                .filter(ordering -> ordering.wireName().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    String names = Arrays.stream(Ordering.values())
                            .map(Ordering::wireName)
                            .collect(Collectors.joining(", "));
                    violations.put("ordering", List.of("Must be one of " + names + "."));
                    return Ordering.NEWEST_FIRST;
                });
    }
}
