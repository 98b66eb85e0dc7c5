package com.ecommerce.userservice.core.user;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ecommerce.userservice.core.user.UserQuery.Ordering;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserQueryTest {

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 0", "1, 101"})
    void refusesWhatIsOutOfRange(int page, int pageSize) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserQuery(page, pageSize, "", Optional.empty(), Ordering.EMAIL));
    }
}
