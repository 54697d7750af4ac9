package org.fixuplab.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:25, 127.0.0.1, 25",
        "[::1]:25, ::1, 25",
        "mail.example.com:587, mail.example.com, 587",
        ":2525, 127.0.0.1, 2525",
        "2525, 127.0.0.1, 2525",
        "0, 127.0.0.1, 0",
        "0.0.0.0:0, 0.0.0.0, 0",
    })
    void reads_what_people_write(String text, String host, int port) {
        assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mail", "mail:", "mail:smtp", "mail:65536", "[::1]", "[]:25", "a b:25", "-1"})
    void says_what_it_wants_instead(String text) {
        assertThatThrownBy(() -> HostPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("127.0.0.1:25");
    }

    @Test
    void wants_brackets_around_an_ipv6_address() {
        assertThatThrownBy(() -> HostPort.parse("::1:25")).hasMessageContaining("in brackets, such as [::1]:25");
    }

    @Test
    void a_host_name_is_not_looked_up_until_it_is_used() {
        assertThat(HostPort.parse("mail.example.invalid:25").unresolved().isUnresolved())
                .isTrue();
        assertThat(HostPort.parse("[::1]:25").unresolved().isUnresolved()).isFalse();
    }
}
