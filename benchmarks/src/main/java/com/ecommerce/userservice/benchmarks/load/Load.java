package com.ecommerce.userservice.benchmarks.load;

/**
 * What one run of a load generator did; every request has succeeded.
 *
 * @param requests answered
 * @param seconds from the first request to the last reply
 */
public record Load(long requests, double seconds) {

    public Load {
        if (requests <= 0 || seconds <= 0) {
            throw new IllegalArgumentException("No load: " + requests + " requests in " + seconds + " s");
        }
    }

    public double requestsPerSecond() {
        return requests / seconds;
    }
}
