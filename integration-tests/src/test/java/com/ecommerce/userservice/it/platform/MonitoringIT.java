package com.ecommerce.userservice.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.it.support.Await;
import com.ecommerce.userservice.it.support.http.MeterNames;
import com.ecommerce.userservice.it.support.http.MetricsPage;
import com.ecommerce.userservice.it.support.keycloak.TestUser;
import com.ecommerce.userservice.it.support.server.TestEnvironment;
import com.ecommerce.userservice.it.support.server.WithServer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert on a meter that is not there never fires, and its graph is merely empty: nothing else would tell. */
@WithServer
class MonitoringIT {

    private final TestUser user = TestUser.register();

    @Test
    void givenMetersOfAlertsAndDashboard_whenScraped_thenAllAreThere() {
        Set<String> expected = new TreeSet<>(MeterNames.used());
        expected.removeAll(MeterNames.ofCluster());
        assertThat(expected).isNotEmpty();

        // Meters appear with the first event that they count. That of garbage collection takes more than one call.
        Await.untilAsserted(() -> {
            TestEnvironment.grpc().validate(user.login().access());
            assertThat(absentFrom(MetricsPage.now(), expected)).isEmpty();
        });
    }

    @Test
    void givenMetersOfClusters_whenComparedWithAlertsAndDashboard_thenAllAreUsed() {
        assertThat(MeterNames.used()).containsAll(MeterNames.ofCluster());
    }

    private static Set<String> absentFrom(MetricsPage metrics, Set<String> names) {
        Set<String> absent = new TreeSet<>(names);
        absent.removeAll(
                metrics.samples().stream().map(MetricsPage.Sample::name).collect(Collectors.toSet()));
        return absent;
    }
}
