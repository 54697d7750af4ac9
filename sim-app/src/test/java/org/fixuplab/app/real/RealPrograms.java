package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which programs this machine has. */
final class RealPrograms {

    private RealPrograms() {}

    static void needSwaks() {
        need(Files.isExecutable(Path.of("/usr/bin/swaks")), "swaks is missing: apt install swaks libnet-ssleay-perl");
    }

    static void needCurl() {
        need(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing: apt install curl");
    }

    static void needSmtpSource() {
        need(Files.isExecutable(Path.of("/usr/sbin/smtp-source")), "smtp-source is missing: apt install postfix");
    }

    static void needPostfix() {
        need(Files.isExecutable(Path.of("/usr/lib/postfix/sbin/master")), "Postfix is missing: apt install postfix");
        need("root".equals(System.getProperty("user.name")), "Postfix needs root: run the tests as root");
    }

    private static void need(boolean there, String hint) {
        if ("1".equals(System.getenv("FIXUPLAB_REQUIRE_REAL"))) {
            assertThat(there).as(hint).isTrue();
        }
        assumeTrue(there, hint);
    }
}
