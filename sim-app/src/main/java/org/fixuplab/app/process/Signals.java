package org.fixuplab.app.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Handlers of operating system signals.
 *
 * <p>A JVM shutdown hook cannot tell a second signal from the first, and cannot choose the exit code; {@code sun.misc.Signal}, of the
 * supported module jdk.unsupported, can. It is reached by reflection because javac warns of it without a way to suppress that.
 */
final class Signals {

    private Signals() {}

    /** Runs {@code handler} on each such signal. Where a JVM has no such signal, it stays as it was. */
    static void on(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler invocation = (proxy, method, arguments) -> switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && proxy == arguments[0];
                case "toString" -> "handler of " + name;
                default -> {
                    handler.run();
                    yield null;
                }
            };
            Object adapter =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {signalHandler}, invocation);
            signal.getMethod("handle", signal, signalHandler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), adapter);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            // Such a JVM ends on the signal as it always does; there is no better answer.
            return;
        }
    }
}
