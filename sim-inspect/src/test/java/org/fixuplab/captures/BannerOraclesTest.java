package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that know such a firewall by its greeting know ours, and take a greeting in clear for none. */
class BannerOraclesTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Stock greetings of one line, with and without 2 and 0. */
    private static final List<String> CLEAR = List.of(
            "220 mail.example.com ESMTP\r\n",
            "220 mail.example.com ESMTP Postfix (Debian/GNU)\r\n",
            "220 mail.example.com ESMTP Sendmail 8.14.4/8.14.4; Thu, 26 Nov 2009 19:28:51 +0000\r\n",
            "220 mail.example.com ESMTP Exim 4.69 Sat, 20 Feb 2010 20:02:20 +0200\r\n",
            "220 mail.example.com Microsoft ESMTP MAIL Service, Version: 5.0.2195.4905 ready at  Sat, 9 Feb 2002 14:35:27 -0500\r\n");

    private static final Set<BannerOracle> STARS =
            EnumSet.of(BannerOracle.NMAP, BannerOracle.RECOG_STARS, BannerOracle.POSTFIX, BannerOracle.POWERMTA);

    /** By which of the greeting's behaviours they know it. */
    private static final Map<String, Set<BannerOracle>> KNOWN_BY = Map.of(
            "banner-stars", STARS,
            "banner-stars-segment", STARS,
            "banner-keep-2-0", STARS,
            "banner-cmap", EnumSet.of(BannerOracle.RECOG_CMAP));

    static Stream<String> versions() {
        return CATALOGUE.eras().stream()
                .map(era -> era.interval().platform() + " " + era.interval().from());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void they_recognise_the_greetings_of_every_version(String firmware) {
        InspectionPolicy policy = CATALOGUE.policy(firmware);
        String mask = policy.enabled().keySet().stream()
                .filter(id -> greetings().contains(id))
                .findFirst()
                .orElse("");

        assertThat(CLEAR)
                .allSatisfy(greeting -> assertThat(BannerOracle.recognising(through(policy, greeting)))
                        .isEqualTo(KNOWN_BY.getOrDefault(mask, Set.of())));
    }

    @Test
    void they_recognise_what_each_mask_makes_of_a_greeting() {
        for (String id : greetings()) {
            InspectionPolicy policy = CATALOGUE.policy("ASA 8.2(5)").with(id, "enabled", "on");
            assertThat(CLEAR)
                    .allSatisfy(greeting -> assertThat(BannerOracle.recognising(through(policy, greeting)))
                            .as(id)
                            .isEqualTo(KNOWN_BY.get(id)));
        }
    }

    @Test
    void they_recognise_the_greetings_that_were_captured() {
        for (Capture capture : Capture.all()) {
            CaptureLine first = capture.lines().get(0);
            if (capture.ofDevice() && first.got().startsWith("220 ")) {
                assertThat(BannerOracle.recognising(first.got()))
                        .as(capture.name())
                        .isIn(STARS, EnumSet.of(BannerOracle.RECOG_CMAP));
                assertThat(BannerOracle.recognising(first.sent()))
                        .as(capture.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void they_recognise_none_in_clear() {
        InspectionPolicy none = CATALOGUE.policy("none");
        assertThat(CLEAR)
                .allSatisfy(greeting -> assertThat(BannerOracle.recognising(through(none, greeting)))
                        .isEmpty());
    }

    private static List<String> greetings() {
        return CATALOGUE.behaviours().stream()
                .filter(behaviour -> "greeting".equals(behaviour.group()))
                .map(Behaviour::id)
                .toList();
    }

    private static String through(InspectionPolicy policy, String greeting) {
        ByteBuffer segment = ByteBuffer.wrap(Octets.octets(greeting));
        policy.inspector(EventSink.NONE).judge(Direction.FROM_SERVER, segment);
        return Octets.text(Octets.copy(segment, 0, segment.limit()));
    }
}
