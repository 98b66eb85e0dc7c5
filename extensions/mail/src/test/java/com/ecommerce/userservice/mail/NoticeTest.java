package com.ecommerce.userservice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void givenTypeOfCredential_whenNotice_thenItsOwnSentence() {
        assertThat(Notice.credentialChanged("otp").key()).isEqualTo("noticeChanged.otp");
        assertThat(Notice.credentialRemoved("webauthn-passwordless").key())
                .isEqualTo("noticeRemoved.webauthn-passwordless");
    }

    @Test
    void givenTypeOfAnotherProviderOrNone_whenNotice_thenAGeneralSentence() {
        assertThat(Notice.credentialChanged("smart-card").key()).isEqualTo("noticeChanged.other");
        assertThat(Notice.credentialRemoved(null).key()).isEqualTo("noticeRemoved.other");
    }

    @Test
    void givenChangedAddress_whenNotice_thenItGoesToTheFormerOne() {
        assertThat(Notice.emailChanged("old@example.com").address()).isEqualTo("old@example.com");
        assertThat(Notice.NEW_DEVICE.address()).isNull();
    }
}
