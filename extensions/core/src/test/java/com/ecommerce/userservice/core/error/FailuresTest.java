package com.ecommerce.userservice.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.infinispan.commons.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

class FailuresTest {

    @Test
    void givenKnownFailure_thenItself() {
        DomainException known = new DomainException(ErrorCode.NOT_FOUND, "There is no such user.");

        assertThat(Failures.of(new RuntimeException(known))).isSameAs(known);
    }

    @Test
    void givenDuplicate_thenConflict() {
        assertThat(Failures.of(new RuntimeException(new ModelDuplicateException("duplicate")))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "HYT00", "55P03"})
    void givenTransactionsThatWaitForEachOther_thenConflict(String state) {
        ModelException failure = new ModelException("Database operation failed", new SQLException("lock", state));

        assertThat(Failures.of(failure).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void givenDatabaseOutage_thenUnavailable(Throwable outage) {
        assertThat(Failures.of(new RuntimeException(outage)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new JDBCConnectionException("refused", new SQLException()),
                new SQLTransientConnectionException(),
                new SQLException("connection failure", "08006"),
                new SQLException("admin shutdown", "57P01"),
                new SQLException("disk full", "53100"),
                new SQLException("too many connections", "53300"),
                new SQLException("cannot execute INSERT in a read-only transaction", "25006"),
                new SQLException("closed", "90121"),
                new SQLException("Sorry, acquisition timeout!"),
                new GenericJDBCException("Unable to acquire JDBC Connection [n/a]", new SQLException()),
                new ModelException("Database operation failed", new ConnectException("Connection refused")),
                new ModelException("Database operation failed", new UnknownHostException("database")),
                new ModelException("Database operation failed", new EOFException()));
    }

    @Test
    void givenCommitThatTheDatabaseCutOff_thenUnavailable() {
        Exception commit = new IllegalStateException("Could not commit transaction.");
        commit.addSuppressed(new SQLException("terminating connection due to administrator command", "57P01"));

        assertThat(Failures.of(new RuntimeException(commit)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void givenNodeThatDoesNotAnswer_thenUnavailable() {
        assertThat(Failures.of(new RuntimeException(new TimeoutException("ISPN000476: Timed out")))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void givenTextThatTheColumnCannotHold_thenMalformed() {
        assertThat(Failures.of(new RuntimeException(new SQLException("Value too long for column", "22001")))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_BODY);
    }

    @Test
    void givenOtherSqlFailure_thenInternal() {
        assertThat(Failures.of(new SQLException("syntax error", "42601")).code())
                .isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void givenSurprise_thenInternalWithIdAndWithoutItsText() {
        DomainException failure = Failures.of(new IllegalStateException("secret"));

        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(failure.errorId()).isNotBlank();
        assertThat(failure.detail()).doesNotContain("secret");
    }
}
