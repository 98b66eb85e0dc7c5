package com.ecommerce.userservice.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends gRPC calls with different bodies, which h2load cannot: one after the other from a list, over several connections
 * with several calls in flight on each. Written against the wire, since a whole gRPC client would use more of the shared
 * processors than the server that is measured.
 *
 * @param port of the server on localhost, without TLS
 * @param path of the method, such as {@code /user.v1.UserService/ValidateToken}
 * @param connections at once
 * @param callsPerConnection in flight at once
 */
public record BodiesLoad(int port, String path, int connections, int callsPerConnection) {

    /**
     * Sends so many requests, from the first body on and again from the first after the last.
     *
     * @param bodies encoded messages, see {@link GrpcMessage}
     * @throws IllegalStateException if a call failed, or a reply does not begin with a true first field
     */
    public Load run(List<byte[]> bodies, long requests) {
        AtomicLong next = new AtomicLong();
        Http2Calls.Bodies source = () -> {
            long index = next.getAndIncrement();
            return index < requests ? bodies.get((int) (index % bodies.size())) : null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        List<Http2Calls> opened = new ArrayList<>();
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Http2Calls calls = Http2Calls.connect(port, path);
                opened.add(calls);
                tasks.add(() -> calls.run(source, callsPerConnection));
            }
            long start = System.nanoTime();
            long answered = 0;
            for (Future<Long> calls : threads.invokeAll(tasks)) {
                answered += calls.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answered != requests) {
                throw new IllegalStateException(answered + " of " + requests + " calls were answered: " + path);
            }
            return new Load(requests, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted: " + path, e);
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException("Not every call succeeded: " + path, e);
        } finally {
            opened.forEach(Http2Calls::close);
            threads.shutdownNow();
        }
    }
}
