package com.ecommerce.userservice.benchmarks.rounds;

import com.ecommerce.userservice.benchmarks.load.Load;
import java.util.function.LongFunction;

/**
 * One kind of request that is compared with others.
 *
 * @param name as the table shows it
 * @param driver what sends the requests, as the table shows it
 * @param firstRequests of its very first run, when its speed is not known yet, and the fewest of any other
 * @param mostRequests of any run
 * @param action sends so many requests; fails if one of them is not answered right
 */
public record BenchmarkCase(
        String name, String driver, long firstRequests, long mostRequests, LongFunction<Load> action) {

    private static final long FIRST_REQUESTS = 200;

    /** Returns a case that can send any number of requests. */
    public static BenchmarkCase of(String name, String driver, LongFunction<Load> action) {
        return new BenchmarkCase(name, driver, FIRST_REQUESTS, Long.MAX_VALUE, action);
    }

    /** Sends at most so many requests. */
    Load run(long requests) {
        return action.apply(Math.min(requests, mostRequests));
    }
}
