package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static SendSettings settings(ScriptedServer server, String persona) {
        Mail mail =
                new Mail("a@source.example", List.of("b@dest.example"), Octets.octets("Subject: x\r\n\r\ntext\r\n"));
        return SendSettings.of(server.address(), SenderPersona.named(persona), mail)
                .withTrust(server.trust())
                .withWind(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
    void it_logs_in_and_never_shows_the_password(String mechanism) throws IOException {
        String challenges = switch (mechanism) {
            case "LOGIN" -> "334 VXNlcm5hbWU6";
            case "CRAM-MD5" -> "334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+";
            default -> "235 ok";
        };
        try (ScriptedServer server =
                new ScriptedServer("EHLO", "250-mx\r\n250 AUTH " + mechanism, "AUTH", challenges)) {
            Login login = new Login("tim", "tanstaaftanstaaf");
            TestSender.send(settings(server, "curl-ssl").withLogin(login));
            List<String> said = server.connections().get(0);
            switch (mechanism) {
                case "PLAIN" -> assertThat(said).contains("AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm");
                case "LOGIN" -> assertThat(said).contains("AUTH LOGIN", "dGlt");
                // The example of RFC 2195.
                default -> assertThat(said).contains("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw");
            }
            assertThat(login.toString()).doesNotContain("tanstaaf");
        }
    }

    @Test
    void a_persona_may_refuse_to_log_in_in_clear() throws IOException {
        try (ScriptedServer server = new ScriptedServer("EHLO", "250-mx\r\n250 AUTH PLAIN")) {
            Attempt attempt = TestSender.send(settings(server, "go-sendmail").withLogin(new Login("u", "p")))
                    .last();
            assertThat(attempt.words()).isEqualTo("unencrypted connection");
            assertThat(server.connections().get(0)).noneMatch(line -> line.startsWith("AUTH"));
        }
    }
}
