package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which programs this machine has. */
final class RealPrograms {

    private static final Path REAL_SENDERS = Path.of("..", "conf", "real-senders");

    private RealPrograms() {}

    static void needSwaks() {
        need(Files.isExecutable(Path.of("/usr/bin/swaks")), "swaks is missing: apt install swaks libnet-ssleay-perl");
    }

    static void needCurl() {
        need(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing: apt install curl");
    }

    static void needTshark() {
        need(Files.isExecutable(Path.of("/usr/bin/tshark")), "tshark is missing: apt install tshark");
    }

    static void needPython() {
        need(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is missing: apt install python3");
    }

    static void needRsyslog() {
        need(Files.isExecutable(Path.of("/usr/sbin/rsyslogd")), "rsyslogd is missing: apt install rsyslog");
    }

    static void needPrometheus() {
        need(Files.isExecutable(Path.of("/usr/bin/prometheus")), "prometheus is missing: apt install prometheus");
    }

    /** Networks in namespaces, and the right to make them. */
    static void needNetworks() {
        for (String program : List.of("ip", "nft", "iptables")) {
            need(
                    Files.isExecutable(Path.of("/usr/sbin", program)),
                    program + " is missing: apt install iproute2 nftables iptables");
        }
        need("root".equals(System.getProperty("user.name")), "networks need root: run the tests as root");
    }

    static void needHaproxy() {
        need(Files.isExecutable(Path.of("/usr/sbin/haproxy")), "haproxy is missing: apt install haproxy");
    }

    static void needSmtpSource() {
        need(Files.isExecutable(Path.of("/usr/sbin/smtp-source")), "smtp-source is missing: apt install postfix");
    }

    static void needPostfix() {
        need(Files.isExecutable(Path.of("/usr/lib/postfix/sbin/master")), "Postfix is missing: apt install postfix");
        need("root".equals(System.getProperty("user.name")), "Postfix needs root: run the tests as root");
    }

    /** Postfix, and what {@code build/real-mtas} unpacks. */
    static void needRealMtas() {
        needPostfix();
        String folder = System.getenv("FIXUPLAB_MTAS");
        need(
                folder != null && Files.exists(Path.of(folder, "complete")),
                "Exim, OpenSMTPD and Sendmail are missing: build/real-mtas FOLDER, and FIXUPLAB_MTAS=FOLDER");
    }

    /** The clients of {@code conf/real-senders/rows.conf}. */
    static void needClients() {
        needSwaks();
        for (String program : List.of("curl", "msmtp", "python3")) {
            need(Files.isExecutable(Path.of("/usr/bin", program)), program + " is missing: apt install " + program);
        }
        for (String file : List.of("node_modules/nodemailer", "angus/target/AngusMail.class")) {
            need(
                    Files.exists(REAL_SENDERS.resolve(file)),
                    "conf/real-senders/" + file + " is missing: build/real-clients");
        }
    }

    private static void need(boolean there, String hint) {
        if ("1".equals(System.getenv("FIXUPLAB_REQUIRE_REAL"))) {
            assertThat(there).as(hint).isTrue();
        }
        assumeTrue(there, hint);
    }
}
