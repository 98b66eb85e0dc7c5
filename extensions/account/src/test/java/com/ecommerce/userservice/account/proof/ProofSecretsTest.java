package com.ecommerce.userservice.account.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofSecretsTest {

    private static final String CHALLENGE = "AAAAAAAAAAAAAAAAAAAAAA";

    private final ProofSecrets secrets = secrets(1);

    private static ProofSecrets secrets(int key) {
        return new ProofSecrets(new SecretKeySpec(new byte[] {(byte) key, 2, 3}, "HmacSHA512"));
    }

    @ParameterizedTest
    @EnumSource(ProofPurpose.class)
    void eachCodeHasTheDigitsOfItsPurpose(ProofPurpose purpose) {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(number ->
                                secrets.of(purpose, CHALLENGE + number).code()))
                .allMatch(code -> code.matches("\\d{" + purpose.digits() + "}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void eachSecretHas256Bits() {
        assertThat(secrets.of(ProofPurpose.RESET_PASSWORD, CHALLENGE).secret()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void givenRightCodeOrSecret_thenRight() {
        MailedProof mailed = secrets.of(ProofPurpose.RESET_PASSWORD, CHALLENGE);

        assertThat(isRight(new ProofAnswer(mailed.code(), null))).isTrue();
        assertThat(isRight(new ProofAnswer(null, mailed.secret()))).isTrue();
    }

    @Test
    void givenCodeInPlaceOfTheSecretOrTheOtherWayRound_thenWrong() {
        MailedProof mailed = secrets.of(ProofPurpose.RESET_PASSWORD, CHALLENGE);

        assertThat(isRight(new ProofAnswer(mailed.secret(), null))).isFalse();
        assertThat(isRight(new ProofAnswer(null, mailed.code()))).isFalse();
        assertThat(isRight(new ProofAnswer(mailed.code(), "wrong"))).isFalse();
        assertThat(isRight(new ProofAnswer("", ""))).isFalse();
    }

    @Test
    void givenWhatBelongsToAnotherKeyPurposeOrChallenge_thenWrong() {
        assertThat(isRight(answer(secrets(2).of(ProofPurpose.RESET_PASSWORD, CHALLENGE))))
                .isFalse();
        assertThat(isRight(answer(secrets.of(ProofPurpose.VERIFY_EMAIL, CHALLENGE))))
                .isFalse();
        assertThat(isRight(answer(secrets.of(ProofPurpose.RESET_PASSWORD, "B" + CHALLENGE))))
                .isFalse();
    }

    @Test
    void theSecretOfAnUndoDependsOnItsKeyIdAccountAndAddress() {
        assertThat(List.of(
                        secrets.undo(CHALLENGE, "user", "a@example.com"),
                        secrets(2).undo(CHALLENGE, "user", "a@example.com"),
                        secrets.undo("B" + CHALLENGE, "user", "a@example.com"),
                        secrets.undo(CHALLENGE, "other", "a@example.com"),
                        secrets.undo(CHALLENGE, "user", "b@example.com"),
                        secrets.of(ProofPurpose.CHANGE_EMAIL, CHALLENGE).secret()))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    private static ProofAnswer answer(MailedProof mailed) {
        return new ProofAnswer(null, mailed.secret());
    }

    private boolean isRight(ProofAnswer answer) {
        return secrets.isRight(ProofPurpose.RESET_PASSWORD, CHALLENGE, answer);
    }
}
