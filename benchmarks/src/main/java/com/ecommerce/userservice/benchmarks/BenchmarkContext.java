package com.ecommerce.userservice.benchmarks;

import com.ecommerce.userservice.benchmarks.data.TestData;
import com.ecommerce.userservice.benchmarks.pure.Jmh;
import com.ecommerce.userservice.benchmarks.server.BenchmarkServer;

/**
 * The server, the data and the tools that the sections of a run share.
 *
 * @param server runs, and lets every gRPC caller in
 * @param jmh runs on the same Java as the server
 */
record BenchmarkContext(
        Options options, BenchmarkServer server, TestData data, Requests requests, BenchmarkCases cases, Jmh jmh) {}
