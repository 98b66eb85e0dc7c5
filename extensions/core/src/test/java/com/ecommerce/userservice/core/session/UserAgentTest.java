package com.ecommerce.userservice.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.representations.account.DeviceRepresentation;

class UserAgentTest {

    private static DeviceRepresentation kept(
            String device, String os, String osVersion, String browser, String version) {
        DeviceRepresentation kept = new DeviceRepresentation();
        kept.setDevice(device);
        kept.setOs(os);
        kept.setOsVersion(osVersion);
        kept.setBrowser(browser, version);
        return kept;
    }

    @Test
    void givenAllIsKnown_thenWithVersions() {
        assertThat(UserAgent.of(kept("Mac", "Mac OS X", "10.15.7", "Firefox", "140.0")))
                .isEqualTo(new UserAgent("Mac", "Mac OS X 10.15.7", "Firefox/140.0"));
    }

    @Test
    void givenVersionsAreNotKnown_thenNamesAlone() {
        assertThat(UserAgent.of(kept("Spider", "Linux", null, "Googlebot", null)))
                .isEqualTo(new UserAgent("Spider", "Linux", "Googlebot"));
    }

    @Test
    void givenNothingIsKnown_thenEmpty() {
        assertThat(UserAgent.of(kept("Other", "Other", null, "Other", null))).isEqualTo(new UserAgent("Other", "", ""));
        assertThat(UserAgent.of(kept(null, null, null, null, null))).isEqualTo(new UserAgent("Other", "", ""));
    }

    @Test
    void givenNoUserAgent_thenEmpty() {
        assertThat(UserAgent.of(DeviceRepresentation.unknown())).isEqualTo(new UserAgent("Other", "", ""));
    }

    @Test
    void givenBrowserWithASlashInItsName_thenTheVersionIsWhatFollowsTheLast() {
        assertThat(UserAgent.of(kept("Other", "Other", null, "a/b", null)).browser())
                .isEqualTo("a/b");
        assertThat(UserAgent.of(kept("Other", "Other", null, "a/b", "1")).browser())
                .isEqualTo("a/b/1");
    }
}
