package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.data.TestData;
import com.ecommerce.userservice.benchmarks.pure.Jmh;
import com.ecommerce.userservice.benchmarks.server.BenchmarkServer;

/**
 * What the sections of a run share.
 *
 * @param server runs, and lets every gRPC caller in
 * @param jmh runs on the same Java as the server
 */
record Setting(
        Options options, BenchmarkServer server, TestData data, Requests requests, Contestants contestants, Jmh jmh) {}
