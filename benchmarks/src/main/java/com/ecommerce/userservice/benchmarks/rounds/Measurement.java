package com.ecommerce.userservice.benchmarks.rounds;

/**
 * One case in one round.
 *
 * @param processorMicros of the server per request, in microseconds
 */
public record Measurement(double requestsPerSecond, double processorMicros) {}
