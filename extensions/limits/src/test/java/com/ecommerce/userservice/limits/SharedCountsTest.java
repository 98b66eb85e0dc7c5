package com.ecommerce.userservice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecommerce.userservice.core.lock.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.infinispan.topology.CacheTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Infinispan itself, with one node and with two in this process. */
class SharedCountsTest {

    private static final Admission LOGIN = new Admission(30, 60_000);

    /** No network: members of a process hand messages to each other. */
    private static final String IN_PROCESS = """
            <config xmlns="urn:org:jgroups">
              <SHARED_LOOPBACK/>
              <SHARED_LOOPBACK_PING/>
              <MERGE3/>
              <pbcast.NAKACK2/>
              <UNICAST3/>
              <pbcast.STABLE/>
              <pbcast.GMS join_timeout="200"/>
              <UFC/>
              <MFC/>
              <FRAG2/>
            </config>
            """;

    private final List<EmbeddedCacheManager> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(EmbeddedCacheManager::stop);
    }

    private EmbeddedCacheManager alone() {
        return add(new GlobalConfigurationBuilder().nonClusteredDefault());
    }

    private EmbeddedCacheManager clustered() {
        GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
        global.transport().clusterName("limits").addProperty(JGroupsTransport.CONFIGURATION_XML, IN_PROCESS);
        // As Keycloak adds it.
        global.serialization().addContextInitializer(new AdmissionSchema());
        return add(global);
    }

    private EmbeddedCacheManager add(GlobalConfigurationBuilder global) {
        EmbeddedCacheManager node = new DefaultCacheManager(global.build());
        nodes.add(node);
        return node;
    }

    /** Waits until the nodes have handed over entries: until then, a request may be counted twice. */
    private void awaitQuiet() {
        assertThat(Polling.until(
                        Duration.ofSeconds(20),
                        Duration.ofMillis(10),
                        () -> nodes.stream().allMatch(this::isQuiet)))
                .isTrue();
    }

    private boolean isQuiet(EmbeddedCacheManager node) {
        LocalizedCacheTopology topology = topologyOf(node);
        return topology.getPhase() == CacheTopology.Phase.NO_REBALANCE
                && topology.getMembers().size() == nodes.size();
    }

    private static LocalizedCacheTopology topologyOf(EmbeddedCacheManager node) {
        return node.getCache("user-service-rates")
                .getAdvancedCache()
                .getDistributionManager()
                .getCacheTopology();
    }

    private static String keyOf(EmbeddedCacheManager owner) {
        int key = 0;
        while (!topologyOf(owner).getDistribution("key-" + key).isPrimary()) {
            key++;
        }
        return "key-" + key;
    }

    @Test
    void givenOneNode_whenTheQuotaIsUsedUp_thenTheNextWaits() throws Exception {
        SharedCounts counts = SharedCounts.open(alone());
        for (int request = 0; request < 30; request++) {
            assertThat(counts.admit("a", LOGIN)).as("request %d", request).isZero();
        }

        assertThat(counts.admit("a", LOGIN)).isBetween(50_000L, 60_000L);
        assertThat(counts.admit("b", LOGIN)).isZero();
    }

    @Test
    void givenTwoNodes_whenAskedInTurns_thenTheyCountTogether() throws Exception {
        EmbeddedCacheManager first = clustered();
        SharedCounts one = SharedCounts.open(first);
        EmbeddedCacheManager second = clustered();
        SharedCounts two = SharedCounts.open(second);
        awaitQuiet();

        for (String key : List.of(keyOf(first), keyOf(second))) {
            for (int request = 0; request < 15; request++) {
                assertThat(one.admit(key, LOGIN)).isZero();
                assertThat(two.admit(key, LOGIN)).isZero();
            }
            assertThat(one.admit(key, LOGIN)).isPositive();
            assertThat(two.admit(key, LOGIN)).isPositive();
        }
    }

    @Test
    void givenTwoNodes_whenManyAskAtOnce_thenAsManyAsTheQuotaAreAdmitted() throws Exception {
        SharedCounts one = SharedCounts.open(clustered());
        SharedCounts two = SharedCounts.open(clustered());
        awaitQuiet();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<Long>> answers = new ArrayList<>();
        for (int request = 0; request < 400; request++) {
            SharedCounts node = request % 2 == 0 ? one : two;
            answers.add(callers.submit(() -> node.admit("a", LOGIN)));
        }
        callers.shutdown();

        int admitted = 0;
        for (Future<Long> answer : answers) {
            admitted += answer.get() == 0 ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void givenOwnerThatEnds_whenAsked_thenItsKeysBeginAnew() throws Exception {
        EmbeddedCacheManager first = clustered();
        SharedCounts one = SharedCounts.open(first);
        EmbeddedCacheManager second = clustered();
        SharedCounts.open(second);
        awaitQuiet();
        String key = keyOf(second);
        assertThat(one.admit(key, new Admission(1, 60_000))).isZero();

        second.stop();

        assertThat(one.admit("other", LOGIN)).isZero();
        assertThat(one.admit(key, LOGIN)).isZero();
    }
}
