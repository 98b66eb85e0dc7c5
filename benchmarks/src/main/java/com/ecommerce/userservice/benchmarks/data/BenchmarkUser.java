package com.ecommerce.userservice.benchmarks.data;

/**
 * A customer that the benchmarks have registered.
 *
 * @param id Keycloak's id of the account
 */
public record BenchmarkUser(String id, String email, String password) {}
