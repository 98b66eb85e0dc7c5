package com.ecommerce.userservice.it.cluster;

import com.ecommerce.userservice.it.support.BuildProperty;
import com.ecommerce.userservice.it.support.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The images of tools that cause faults, and of the load balancer, which the compose file does not build. */
final class ToolImages {

    private static final String HAPROXY = "haproxy:3.2";
    private static final String TOOLS = "user-service-tests/network-tools";

    private static boolean built;

    private ToolImages() {}

    /** Returns the image of the load balancer: the one of the compose file, or Debian's HAProxy where there is none. */
    static String loadBalancerImage() {
        boolean available = docker("image", "inspect", HAPROXY).exitCode() == 0
                || docker("pull", "-q", HAPROXY).exitCode() == 0;
        return available ? HAPROXY : image();
    }

    /** Returns an image with {@code iptables} and {@code /libfaketime.so}. */
    static synchronized String image() {
        if (!built) {
            Path folder = BuildProperty.path("it.project").resolve("integration-tests/src/test/docker/network-tools");
            docker("build", "-q", "-t", TOOLS, folder.toString()).succeeded();
            built = true;
        }
        return TOOLS;
    }

    /** Puts the library that changes a process's clock into a new folder. */
    static void copyClock(Path folder) {
        String container = docker("create", image(), "true").succeeded().strip();
        try {
            Files.createDirectory(folder);
            docker("cp", container + ":/libfaketime.so", folder.toString()).succeeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            docker("rm", container);
        }
    }

    /** Runs a command of {@code docker}. */
    static Command docker(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "docker";
        System.arraycopy(words, 0, all, 1, words.length);
        return Command.run(BuildProperty.path("it.target"), all);
    }
}
