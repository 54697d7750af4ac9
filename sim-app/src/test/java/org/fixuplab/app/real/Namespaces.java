package org.fixuplab.app.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines of a network that nobody else sees: network namespaces on one bridge, which is in a namespace too. When this is closed, or the JVM
 * ends, they are gone with all that runs in them. Needs root and iproute2.
 */
final class Namespaces implements AutoCloseable {

    private static final String BRIDGE = "bridge";

    private final String prefix = "fixuplab-" + ProcessHandle.current().pid() + "-";
    private final List<String> made = new ArrayList<>();
    private final Thread atTheEnd = new Thread(this::remove);
    private final String hub;

    /** @param addresses of the machine that holds the bridge, with the length of the network's prefix */
    Namespaces(String... addresses) {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            hub = add("hub");
            run("ip", "-n", hub, "link", "add", BRIDGE, "type", "bridge");
            for (String address : addresses) {
                run("ip", "-n", hub, "addr", "add", address, "dev", BRIDGE);
            }
            run("ip", "-n", hub, "link", "set", BRIDGE, "up");
        } catch (RuntimeException | Error impossible) {
            close();
            throw impossible;
        }
    }

    /** What comes before a command that runs on the machine with the bridge. */
    List<String> hub() {
        return in(hub);
    }

    /** One more machine; what comes before a command that runs on it. */
    List<String> machine(String name, String address) {
        String namespace = add(name);
        String port = "to-" + name;
        run("ip", "-n", hub, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        run("ip", "-n", hub, "link", "set", port, "master", BRIDGE, "up");
        run("ip", "-n", namespace, "addr", "add", address, "dev", "eth0");
        run("ip", "-n", namespace, "link", "set", "eth0", "up");
        return in(namespace);
    }

    private String add(String name) {
        String namespace = prefix + name;
        run("ip", "netns", "add", namespace);
        made.add(namespace);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
        return namespace;
    }

    private static List<String> in(String namespace) {
        return List.of("ip", "netns", "exec", namespace);
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private synchronized void remove() {
        for (String namespace : made) {
            try {
                run("ip", "netns", "pids", namespace)
                        .lines()
                        .map(Long::valueOf)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly);
                run("ip", "netns", "delete", namespace);
            } catch (AssertionError gone) {
                // The next one is to go all the same.
            }
        }
        made.clear();
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
