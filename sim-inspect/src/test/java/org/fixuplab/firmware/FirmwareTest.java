package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PIX 6.3(5)|PIX 6.3(5)",
                "asa-8.2(5)|ASA 8.2(5)",
                "asa-8.2.5|ASA 8.2(5)",
                "Asa 8.2|ASA 8.2(1)",
                "ASA8.2(5)|ASA 8.2(5)",
                "fwsm - 3.1(1)|FWSM 3.1(1)",
                "PIX Version 6.3(5)|PIX 6.3(5)",
                "ASA Version 9.1(5)21|ASA 9.1(5.21)",
                "Cisco PIX Firewall Version 6.3(5)|PIX 6.3(5)",
                "Cisco PIX Security Appliance Software Version 7.2(2)|PIX 7.2(2)",
                "Cisco Adaptive Security Appliance Software Version 8.2(5)|ASA 8.2(5)",
                "FWSM Firewall Version 3.1(1)|FWSM 3.1(1)",
            })
    void names_and_headings_are_read(String written, String canonical) {
        assertThat(Firmware.parse(written)).hasToString(canonical);
        assertThat(Firmware.parse("  " + written + "\n")).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.2(5)|'8.2(5)' names no platform: write PIX, ASA or FWSM and a version, as in 'ASA 8.2(5)'",
                "9.1.5.21|'9.1.5.21' names no platform: write PIX, ASA or FWSM and a version, as in 'ASA 9.1.5.21'",
                "6.3|'6.3' names no platform: write PIX, ASA or FWSM and a version, as in 'PIX 6.3'",
                "IOS 12.3|'IOS 12.3' names no platform: write PIX, ASA or FWSM and a version, as in 'ASA 8.2(5)'",
                "ASAv 9.8|'ASAv 9.8' names no platform: write PIX, ASA or FWSM and a version, as in 'ASA 8.2(5)'",
                "Version 8.2(5)|'Version 8.2(5)' names no platform: write PIX, ASA or FWSM and a version, as in 'ASA 8.2(5)'",
                "asa|'asa' names no version: write one after it, as in 'ASA 8.2(5)'",
                "PIX Version|'PIX Version' names no version: write one after it, as in 'ASA 8.2(5)'",
                "ASA 8.x|'8.x' is no version: write it as in 8.2(5), 9.1(5.21) or, without brackets, 8.2.5",
            })
    void what_is_no_firmware_is_refused_in_one_sentence(String written, String message) {
        // Quotes are part of the message, which CSV would take for its own.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Firmware.parse(written))
                .withMessage(message);
    }

    @Test
    void an_empty_text_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Firmware.parse(" "))
                .withMessage("the firmware is empty: write a platform and a version, as in 'ASA 8.2(5)'");
    }

    @Test
    void a_platform_is_read_in_any_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(Firmware.parse("pix 6.3(5)")).hasToString("PIX 6.3(5)");
        } finally {
            Locale.setDefault(before);
        }
    }
}
