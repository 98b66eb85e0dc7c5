package com.ecommerce.userservice.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.error.Failures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void membersThatDoNotBelongToTheCodeAreLeftOut() {
        JsonNode problem = json(new DomainException(ErrorCode.NOT_FOUND, "There is no such user."));

        assertThat(problem.toString())
                .isEqualTo("{\"type\":\"/api/errors#not_found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is no such user.\",\"code\":\"not_found\"}");
    }

    @Test
    void validationNamesFields() {
        JsonNode problem = json(DomainException.validationFailed("email", "Invalid."));

        assertThat(problem.at("/errors/email/0").textValue()).isEqualTo("Invalid.");
    }

    @Test
    void accountSetupListsRequiredActions() {
        JsonNode problem = json(DomainException.accountSetupRequired(List.of("UPDATE_PASSWORD"), Map.of()));

        assertThat(problem.at("/required_actions/0").textValue()).isEqualTo("UPDATE_PASSWORD");
    }

    @Test
    void internalCarriesTheIdOfTheLog() {
        DomainException failure = Failures.of(new IllegalStateException());

        assertThat(json(failure).path("error_id").textValue()).isEqualTo(failure.errorId());
    }

    private static JsonNode json(DomainException failure) {
        return JSON.valueToTree(Problem.of(failure, "/api/errors"));
    }
}
