package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserListQueryTest {

    @ParameterizedTest
    @CsvSource({"ada, %ada%", "50%, %50\\%%", "a_b, %a\\_b%", "a\\b, %a\\\\b%"})
    void signsOfLikeAreTakenLiterally(String search, String pattern) {
        assertThat(UserListQuery.infix(search)).isEqualTo(pattern);
    }
}
